import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { STANCES, sentimentLabel, type Evidence, type Tags } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());

const words = fc.constantFrom(
  "welcomed",
  "condemned",
  "not",
  "the",
  "deal",
  "White House",
  "Élysée",
  "Kyiv-based",
  "“",
  "”",
  '"',
  "’s",
  "can't",
  "😀",
  "e\u0301",
  "👩‍👩‍👧",
  "U.S.",
  "said",
  ",",
  ".",
  "but",
  "while",
  "Москва",
  "北京",
  "http://x.y/z?q=1",
  "1234567890",
  "\t",
  "\n",
  "Côte d’Ivoire",
  "don’t",
  "…",
  "constructor",
  "__proto__",
);
const anyText = fc.oneof(
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join(" ")),
  fc.array(words, { maxLength: 20 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 200 }),
);
const anyStatement = fc.record({
  id: fc.constant("a"),
  event: fc.constant("e"),
  text: anyText,
  speaker: fc.option(anyText, { nil: undefined }),
  affiliation: fc.option(anyText, { nil: undefined }),
  eventTitle: fc.option(anyText, { nil: undefined }),
});

function evidenceOf(tags: Tags): Evidence[] {
  return [...tags.country.evidence, ...tags.stance.evidence, ...tags.sentiment.evidence];
}

test("evidence is a slice of the field that it names", () => {
  fc.assert(
    fc.property(anyStatement, (statement: Statement) => {
      for (const { in: field, start, end, text } of evidenceOf(tagger.tagEnglish(statement))) {
        expect((statement[field] ?? "").slice(start, end)).toBe(text);
        expect(text).not.toBe("");
      }
    }),
    { numRuns: 400 },
  );
});

test("scores are shares in hundredths that add up to 1", () => {
  fc.assert(
    fc.property(anyStatement, (statement: Statement) => {
      const { stance, sentiment } = tagger.tagEnglish(statement);
      const hundredths = STANCES.map((label) => stance.scores[label] * 100);
      for (const share of hundredths) {
        expect(Math.abs(share - Math.round(share))).toBeLessThan(1e-9);
        expect(share).toBeGreaterThanOrEqual(0);
      }
      expect(Math.round(hundredths.reduce((a, b) => a + b, 0))).toBe(100);
      expect(stance.scores[stance.label]).toBe(Math.max(...Object.values(stance.scores)));
      expect(sentiment.score).toBe(Math.round(sentiment.score * 100) / 100);
      expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
      expect(sentiment.label).toBe(sentimentLabel(sentiment.score));
    }),
    { numRuns: 300 },
  );
});

test("the same statement always gets the same tags, from any tagger", () => {
  const other = openTagger(loadLexicons());
  fc.assert(
    fc.property(anyStatement, (statement: Statement) => {
      const tags = tagger.tagEnglish(statement);
      expect(tagger.tagEnglish(statement)).toEqual(tags);
      expect(JSON.stringify(other.tagEnglish(statement))).toBe(JSON.stringify(tags));
    }),
    { numRuns: 100 },
  );
});

describe("text made to stop a tokenizer is tagged all the same", () => {
  const patterns = [
    "http://",
    "1",
    "a-",
    "a'",
    "1/",
    "1,",
    "@a",
    "#",
    ".",
    "a.",
    "U.S.",
    '"',
    "é",
    "😀",
    "not ",
    "X ",
    "the deal ",
    "(",
    "$1",
    "welcome,",
  ];
  test.each(patterns)("20,000 characters of %s", (pattern) => {
    const text = pattern.repeat(Math.floor(20_000 / pattern.length));
    expect(tagger.tagEnglish({ id: "a", event: "e", text, speaker: text }).stance.label).toBeTypeOf(
      "string",
    );
  });
});
