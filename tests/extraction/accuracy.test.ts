import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { addCounts, NOTHING_COUNTED } from "../../eval/extract/counts.ts";
import { readSet } from "../../eval/extract/labels.ts";
import { intervalsOf, RATES } from "../../eval/extract/rates.ts";
import { scoreSet } from "../../eval/extract/score-set.ts";
import { scoreArticle } from "../../eval/extract/score.ts";

const OWN = fileURLToPath(new URL("../../eval/extract/articles", import.meta.url));

test("the articles that the rules were repaired on stay right", () => {
  const counts = addCounts(scoreSet(readSet(OWN)).map(({ score }) => score));
  expect(counts.n).toBe(68);
  expect(RATES.F1(counts)).toBe(1);
  expect(RATES.speaker(counts)).toBe(1);
  expect(counts.trapsHit).toBe(0);
  expect([counts.marked, counts.markedRight]).toEqual([counts.background, counts.background]);
});

const gold = {
  file: "mill.txt",
  eventTitle: "The mill closes",
  statements: [
    { quote: "It is late", start: 0, end: 10, kind: "direct", speaker: "mayor, Anna Berg" },
    { quote: "welcomed it", start: 20, end: 31, kind: "indirect", speaker: "Paul Lund" },
    { quote: "No comment", start: 40, end: 50, kind: "direct", speaker: "a mill", optional: true },
  ].map((label) => ({ ...label, country: "NO", countryAlt: [null], stance: "hostile" })),
  nonStatements: [{ quote: "A title", start: 60, end: 67 }],
};

function given(start: number, end: number, speaker: string, country: string | null = "NO") {
  return { text: "", span: { start, end }, speaker, country, stance: "hostile" };
}

test.each([
  [
    "a statement that covers its label is found",
    [given(0, 10, "Anna Berg")],
    { found: 1, speaker: 1, country: 1, namedRight: 1 },
  ],
  ["half of the characters are enough", [given(0, 6, "Berg")], { found: 1, speaker: 1 }],
  [
    "less than half is another statement's piece",
    [given(0, 4, "Berg")],
    { found: 0, falsePositives: 0 },
  ],
  [
    "a second row for one label is one too many",
    [given(0, 10, "Berg"), given(0, 9, "Berg")],
    { found: 1, falsePositives: 1 },
  ],
  ["optional ones count neither way", [given(40, 50, "a mill")], { found: 0, falsePositives: 0 }],
  [
    "words that nobody labelled are wrong",
    [given(60, 67, "Berg")],
    { falsePositives: 1, trapsHit: 1 },
  ],
  [
    "another speaker is wrong, and no country of his counts as named",
    [given(20, 31, "Olsen")],
    { found: 1, speaker: 0, country: 1, named: 0 },
  ],
  [
    "no country can be right, and is not named",
    [given(20, 31, "Lund", null)],
    { country: 1, named: 0 },
  ],
  [
    "another country is wrong",
    [given(20, 31, "Lund", "SE")],
    { country: 0, named: 1, namedRight: 0 },
  ],
])("%s", (_, rows, counts) => {
  expect(scoreArticle(gold, rows)).toMatchObject(counts);
});

test("an interval holds the rate of all, and is the same at each run", () => {
  const articles = [9, 5, 7].map((found) => ({ ...NOTHING_COUNTED, n: 10, found, speaker: found }));
  const { recall, stance } = intervalsOf(articles);
  expect(recall).toEqual([0.5, 0.9]);
  expect(stance).toBeNull();
  expect(intervalsOf(articles).recall).toEqual(recall);
});
