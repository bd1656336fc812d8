import { describe, expect, test } from "vitest";
import { loadStanceWords, parseStanceWords } from "../../src/lexicons/load-stance-words.ts";
import { MARK, marksOf } from "../../src/tagging/marks.ts";

const words = loadStanceWords();

describe("the marks of words", () => {
  test.each([
    ["but", "but", MARK.contrast | MARK.undoes],
    ["refused", "refuse", MARK.nearNegator],
    ["nobody", "nobody", MARK.negator | MARK.nearNegator],
    ["strikes", "strike", MARK.takesUp],
    [".", ".", MARK.end | MARK.barrier],
    ["harbour", "harbour", 0],
  ])("%s", (key, lemma, marks) => {
    expect(marksOf(key, lemma, words)).toBe(marks);
  });
});

describe("the file of words that change a stance", () => {
  const row = (kind: string, cell = "but", match = "spelling") => {
    return { kind, meaning: "", match, words: cell, line: 7 };
  };

  test.each([
    ["kind is not known", [row("whim")], /"whim" is not known/],
    ["way of matching is not known", [row("contrast", "but", "sound")], /"sound" is not known/],
    ["kind comes twice", [row("contrast"), row("contrast", "yet")], /"contrast" a second time/],
    ["word comes twice", [row("contrast", "but|but")], /has a word twice/],
    ["kind is missing", [row("contrast")], /has no row of negator/],
  ])("is refused where a %s", (_, rows, message) => {
    expect(() => parseStanceWords(rows)).toThrow(message);
  });
});
