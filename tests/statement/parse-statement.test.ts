import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidStatementError } from "../../src/errors.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { FIELDS } from "../../src/statement/statement-schema.ts";

const least = { event: "summit", text: "We welcome it." };

test("a full statement comes back as it went in, and null means absent", () => {
  const full = {
    id: "kp-17",
    event: "xi-zelensky-call",
    text: "a\tb\nc",
    eventTitle: "Title",
    originalText: "Wir begrüßen es.",
    translatedBy: "the desk",
    keywords: ["call"],
    speaker: "Ada Berg",
    affiliation: "spokeswoman",
    place: "Washington",
    outlet: "Post",
    url: "https://example.org/a?b=c",
    publishedAt: "2023-04-27T10:00:00+02:00",
    lang: "en",
    kind: "direct",
    cue: "said",
    context: "…",
    span: { start: 3, end: 9 },
    article: { hash: "h", title: "t", file: "f.txt" },
    origin: [{ country: "LV", by: "dateline", text: "RIGA", start: 0, end: 4 }],
    background: false,
    meta: { desk: "europe", shift: "", "a b": "c" },
  };
  expect(parseStatement(full)).toEqual(full);
  expect(
    parseStatement({ ...least, id: "a", speaker: null, span: null, article: { hash: null } }),
  ).toEqual({
    ...least,
    id: "a",
    article: {},
  });
});

test("rows that were printed with tags are taken again without them", () => {
  expect(parseStatement({ ...least, id: "a", tags: { country: { code: "US" } } })).toEqual({
    ...least,
    id: "a",
  });
});

test.each<[what: string, value: unknown, field: string | undefined, message: RegExp]>([
  ["no object", 3, undefined, /is not a JSON object/],
  ["null", null, undefined, /is not a JSON object/],
  ["a list", [least], undefined, /is not a JSON object/],
  ["no text", { event: "summit" }, "text", /is missing/],
  ["an empty text", { ...least, text: " \n" }, "text", /is empty/],
  ["a long text", { ...least, text: "x".repeat(20_001) }, "text", /longer than 20,000/],
  ["a control character", { ...least, text: "a\u0000b" }, "text", /U\+0000 at position 1/],
  ["an escape in the speaker", { ...least, speaker: "\u001b[2J" }, "speaker", /U\+001B/],
  ["half a surrogate pair", { ...least, text: "a\ud800" }, "text", /surrogate/],
  ["no event", { text: "x" }, "event", /is missing/],
  [
    "an event that is no slug",
    { ...least, event: "Lisbon Water Pact" },
    "event",
    /lisbon-water-pact/,
  ],
  [
    "a date that does not exist",
    { ...least, publishedAt: "2023-02-30" },
    "publishedAt",
    /2023-04-27/,
  ],
  ["a date in words", { ...least, publishedAt: "yesterday" }, "publishedAt", /2023-04-27/],
  ["an address that is no web address", { ...least, url: "javascript:alert(1)" }, "url", /https:/],
  ["an unknown field", { ...least, sentiment: 1 }, "sentiment", /is not a field.*meta/],
  [
    "a field named __proto__",
    JSON.parse('{"event":"a","text":"x","__proto__":{"a":1}}'),
    "__proto__",
    /not a field/,
  ],
  [
    "an unknown field inside",
    { ...least, article: { path: "x" } },
    "article.path",
    /is not a field/,
  ],
  ["a number in meta", { ...least, meta: { a: 1 } }, "meta.a", /is not text/],
  ["a list as meta", { ...least, meta: ["a"] }, "meta", /is not an object/],
  ["an escape in meta", { ...least, meta: { a: "\u001b[2J" } }, "meta.a", /U\+001B/],
  ["half a surrogate pair in meta", { ...least, meta: { a: "\udc00" } }, "meta.a", /surrogate/],
  ["an escape in a name in meta", { ...least, meta: { "\u001b": "x" } }, "meta.\u001b", /U\+001B/],
  [
    "a name in meta that can't be kept",
    JSON.parse('{"event":"a","text":"x","meta":{"__proto__":"a"}}'),
    "meta.__proto__",
    /choose another/,
  ],
  [
    "a long first wording",
    { ...least, originalText: "x".repeat(20_001) },
    "originalText",
    /20,000/,
  ],
  [
    "an origin of no known kind",
    { ...least, origin: [origin({ by: "guess" })] },
    "origin.0.by",
    /dateline/,
  ],
  [
    "an origin that is no country",
    { ...least, origin: [origin({ country: "Latvia" })] },
    "origin.0.country",
    /LV/,
  ],
  ["nine origins", { ...least, origin: Array(9).fill(origin()) }, "origin", /eight/],
  ["a number as a speaker", { ...least, speaker: 7 }, "speaker", /^is a number; text is needed$/],
  [
    "words in one text",
    { ...least, keywords: "peace, call" },
    "keywords",
    /^is text; a list is needed$/,
  ],
  [
    "a place of half a character",
    { ...least, span: { start: 0.5, end: 1 } },
    "span.start",
    /whole number/,
  ],
  [
    "a date that could be two days",
    { ...least, publishedAt: "03/04/2023" },
    "publishedAt",
    /--date-format/,
  ],
  ["a field by another name", { ...least, quote: "x" }, "quote", /did you mean text\?/],
  ["a misspelt field", { ...least, Speeker: "x" }, "Speeker", /did you mean speaker\?/],
  [
    "a field that is made here",
    { ...least, country: "FR" },
    "country",
    /Readout tells the country/,
  ],
  ["a large meta", { ...least, meta: { a: "x".repeat(2_048) } }, "meta", /larger than 2 kB/],
  ["a long id", { ...least, id: "x".repeat(129) }, "id", /128 printable/],
  ["a line end in the id", { ...least, id: "a\nb" }, "id", /128 printable/],
  [
    "a span that ends before it starts",
    { ...least, span: { start: 5, end: 2 } },
    "span",
    /start behind its end/,
  ],
  ["an unknown kind", { ...least, kind: "quoted" }, "kind", /direct/],
])("%s is refused, with its field and what would be right", (_, value, field, message) => {
  const problems = problemsOf(value);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.field).toBe(field);
  expect(problems[0]!.message).toMatch(message);
});

test("none of the words are those of the library that checks", () => {
  const wrong = [1, true, "", "x", [], [1], {}, { a: 1 }, null];
  for (const field of FIELDS)
    for (const value of wrong)
      for (const { message } of problemsIfAny({ ...least, [field]: value }))
        expect(message).not.toMatch(/expected|received|invalid|required|too (big|small)|NaN/i);
});

test("of a hundred thousand unknown fields the first few are named", () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`field${i}`, 1]));
  const problems = problemsOf({ ...least, ...many });
  expect(problems).toEqual([
    { message: expect.stringMatching(/^field0, field1, .*field4 and 99,995 more are not fields/) },
  ]);
});

test("a date as people write it gets the form of ISO 8601, and an empty text is an absent one", () => {
  const written = {
    ...least,
    id: "a",
    publishedAt: "April 26, 2023",
    url: "",
    speaker: " ",
    lang: "",
  };
  expect(parseStatement(written)).toEqual({ ...least, id: "a", publishedAt: "2023-04-26" });
  const numbers = { ...least, id: "a", publishedAt: "26/04/2023" };
  expect(parseStatement(numbers, "d/m/y").publishedAt).toBe("2023-04-26");
});

test("where a speaker is at home and what was translated make no other mention of it", () => {
  const more = { ...least, origin: [origin()], originalText: "Mēs to atzinīgi vērtējam." };
  expect(parseStatement(more).id).toBe(parseStatement(least).id);
});

test("every wrong field is named at once", () => {
  const fields = problemsOf({ event: "A", text: "", url: "x", extra: 1 }).map(({ field }) => field);
  expect(fields.toSorted()).toEqual(["event", "extra", "text", "url"]);
});

test("whatever comes from outside is parsed or refused, and what is parsed parses to itself", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.record({ event: fc.constant("e"), text: fc.string({ unit: "binary" }) }),
      ),
      (value) => {
        try {
          const statement = parseStatement(value);
          expect(parseStatement(statement)).toEqual(statement);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidStatementError);
        }
      },
    ),
  );
});

function origin(other: object = {}) {
  return { country: "LV", by: "heading", text: "Latvia", start: 0, end: 6, ...other };
}

function problemsIfAny(value: unknown) {
  try {
    parseStatement(value);
    return [];
  } catch (error) {
    return (error as InvalidStatementError).problems;
  }
}

function problemsOf(value: unknown) {
  try {
    parseStatement(value);
  } catch (error) {
    if (error instanceof InvalidStatementError) return error.problems;
    throw error;
  }
  throw new Error("It was not refused");
}
