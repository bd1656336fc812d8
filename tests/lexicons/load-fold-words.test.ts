import { expect, test } from "vitest";
import { FOLD_CLASSES } from "../../src/folding/fold-words.ts";
import {
  loadFoldWords,
  parseFoldClasses,
  parseSameWords,
} from "../../src/lexicons/load-fold-words.ts";

const rows = FOLD_CLASSES.map((name, i) => ({
  class: name,
  meaning: "",
  words: "a|b",
  line: i + 4,
}));

test("no word is both light and one that makes another statement", () => {
  const { light, turning, critical } = loadFoldWords();
  expect([...light].filter((word) => turning.has(word) || critical.has(word))).toEqual([]);
});

test.each<[what: string, rows: typeof rows, problem: RegExp]>([
  [
    "a class that nobody asks for",
    [...rows, { ...rows[0]!, class: "x" as never }],
    /x: is not a class/,
  ],
  ["a class that is missing", rows.slice(1), /is missing/],
  ["a class that stands twice", [...rows, rows[0]!], /second time/],
  ["two words in one", [{ ...rows[0]!, words: "of course" }, ...rows.slice(1)], /single words/],
  ["a word twice", [{ ...rows[0]!, words: "he|he" }, ...rows.slice(1)], /a word twice/],
])("%s is refused with its place", (_, wrong, problem) => {
  expect(() => parseFoldClasses(wrong)).toThrow(problem);
});

test.each<[what: string, variants: [string, string][], problem: RegExp]>([
  [
    "a variant of two words",
    [
      ["kyiv", "kiev"],
      ["odesa", "kiev"],
    ],
    /same-words\.tsv:2: .*second time/,
  ],
  [
    "a variant of a variant",
    [
      ["kyiv", "kiev"],
      ["kiev", "kiew"],
    ],
    /is a variant of another/,
  ],
  ["a variant that is too long", [["un", "a b c d e"]], /of 5 words; 4 are the most/],
  ["a capital", [["kyiv", "Kiev"]], /lower case/],
])("%s is refused with its place", (_, variants, problem) => {
  const list = variants.map(([word, its], i) => ({ word, variants: its, line: i + 1 }));
  expect(() => parseSameWords(list)).toThrow(problem);
});
