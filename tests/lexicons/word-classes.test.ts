import { expect, test } from "vitest";
import { WORD_CLASSES } from "../../src/extraction/words/word-classes.ts";
import { loadWordClasses, parseWordClasses } from "../../src/lexicons/load-word-classes.ts";

const rows = WORD_CLASSES.map((name, index) => ({ class: name, words: "a|b", line: index + 4 }));

test("every class that rules ask for has words", () => {
  for (const [name, words] of Object.entries(loadWordClasses())) {
    expect([name, words.size]).not.toEqual([name, 0]);
  }
});

test.each<[what: string, rows: typeof rows, problem: RegExp]>([
  [
    "a class that nobody asks for",
    [...rows, { ...rows[0]!, class: "verbs" as never }],
    /word-classes\.tsv:4: verbs: is not a class/,
  ],
  ["a class that is missing", rows.slice(1), /word-classes\.tsv: .*: is missing/],
  ["a class that stands twice", [...rows, rows[0]!], /second time/],
  [
    "a capital",
    [{ ...rows[0]!, words: "He" }, ...rows.slice(1)],
    /has "He"; write words in lower case/,
  ],
  ["a word twice", [{ ...rows[0]!, words: "he|he" }, ...rows.slice(1)], /a word twice/],
])("%s is refused with its place", (_, wrong, problem) => {
  expect(() => parseWordClasses(wrong)).toThrow(problem);
});
