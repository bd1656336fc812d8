import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidStatementError } from "../../src/errors.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";

const least = { event: "summit", text: "We welcome it." };

test("a full statement comes back as it went in, and null means absent", () => {
  const full = {
    id: "kp-17",
    event: "xi-zelensky-call",
    text: "a\tb\nc",
    eventTitle: "Title",
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
    background: false,
    meta: { desk: "europe" },
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
  ["an event that is no slug", { ...least, event: "Xi call" }, "event", /slug/],
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
  ["a number in meta", { ...least, meta: { a: 1 } }, "meta.a", /expected string/],
  ["a large meta", { ...least, meta: { a: "x".repeat(2_048) } }, "meta", /larger than 2 kB/],
  ["a long id", { ...least, id: "x".repeat(129) }, "id", /128 printable/],
  ["a line end in the id", { ...least, id: "a\nb" }, "id", /128 printable/],
  [
    "a span that ends before it starts",
    { ...least, span: { start: 5, end: 2 } },
    "span",
    /start lies behind end/,
  ],
  ["an unknown kind", { ...least, kind: "quoted" }, "kind", /direct/],
])("%s is refused, with its field and what would be right", (_, value, field, message) => {
  const problems = problemsOf(value);
  expect(problems).toHaveLength(1);
  expect(problems[0]!.field).toBe(field);
  expect(problems[0]!.message).toMatch(message);
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

function problemsOf(value: unknown) {
  try {
    parseStatement(value);
  } catch (error) {
    if (error instanceof InvalidStatementError) return error.problems;
    throw error;
  }
  throw new Error("It was not refused");
}
