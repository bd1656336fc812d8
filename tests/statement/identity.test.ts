import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodePoints, mentionId, utteranceId } from "../../src/statement/identity.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";

const said = { event: "summit", text: "Café au lait", speaker: "Ada Berg", outlet: "Post" };

test("the same mention always has the same id: a letter and 96 bits", () => {
  expect(parseStatement(said).id).toMatch(/^[a-z][A-Za-z0-9_-]{16}$/);
  expect(mentionId(said)).toBe(mentionId({ ...said, publishedAt: "2023-04-27", lang: "en" }));
  expect(mentionId(said)).toBe(mentionId({ ...said, text: said.text.normalize("NFD") }));
});

test.each([
  ["event", { event: "other" }],
  ["speaker", { speaker: "Bo Ek" }],
  ["text", { text: "Café" }],
  ["outlet", { outlet: "Times" }],
  ["address", { url: "https://example.org" }],
])("another %s makes another mention", (_, change) => {
  expect(mentionId({ ...said, ...change })).not.toBe(mentionId(said));
});

test.each([
  ["case and punctuation", "We WELCOME it!", "we welcome it"],
  ["white space and quotation marks", "“We  welcome\nit”", "We welcome it"],
  ["composed and decomposed letters", "Café", "Cafe\u0301"],
  ["wide letters", "ＷＥ", "we"],
])("%s do not make another utterance", (_, one, other) => {
  const of = (text: string) => utteranceId({ id: "a", event: "e", text });
  expect(of(one)).toBe(of(other));
});

test("other words, marks or speakers make another utterance", () => {
  const of = (text: string, speaker?: string) =>
    utteranceId({ id: "a", event: "e", text, speaker });
  const ids = [
    of("resume"),
    of("résumé"),
    of("resume", "Ada"),
    of("!"),
    of("?"),
    of("12"),
    of("1 2"),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test("strings are ordered as their bytes in UTF-8 are, which is the order that Redis has", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(compareCodePoints(a, b))).toBe(bytes);
    }),
  );
});
