import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidStatementError } from "../../src/errors.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { readPlainStatement } from "../../src/statement/plain-statement.ts";

/** Texts at both sides of every limit that a field has. */
const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "said",
    "a\tb\n",
    "a\u0000",
    "\u0085",
    "\ud800",
    "ß é 习",
    "direct",
    "summit",
    "2023-02-29",
    "2023-04-27",
    "27 April 2023",
    "https://example.org/a b",
    "ftp://x",
    "x".repeat(36),
    "x".repeat(129),
    "x".repeat(201),
    "x".repeat(2_001),
    "x".repeat(20_001),
  ),
  fc.string({ maxLength: 20 }),
);
const offset = fc.oneof(
  { weight: 5, arbitrary: fc.nat(9) },
  fc.constantFrom(-1, 1.5, 2 ** 60, null),
);
const odd = fc.oneof(text, offset, fc.boolean(), fc.constant({}), fc.constant([text]));
const span = fc.record(
  { start: offset, end: offset, more: offset },
  { requiredKeys: ["start", "end"] },
);
const field = {
  id: text,
  event: fc.constantFrom("summit", "Summit", "a-1", ""),
  text,
  eventTitle: text,
  originalText: text,
  translatedBy: text,
  keywords: fc.array(text, { maxLength: 3 }),
  speaker: text,
  affiliation: text,
  place: text,
  outlet: text,
  url: text,
  publishedAt: text,
  lang: text,
  kind: text,
  cue: text,
  context: text,
  span: fc.oneof(span, fc.record({ start: offset, end: offset })),
  article: fc.record({ hash: text, title: text }, { requiredKeys: [] }),
  origin: fc.constantFrom([], [{ country: "LV", by: "cast", text: "Riga", start: 0, end: 4 }]),
  background: odd,
  meta: fc.constantFrom({}, { desk: "europe" }, { desk: 3 }),
  tags: odd,
  unknown: odd,
};
// A few fields at a time: of many, one is always such that only the schema reads it.
const given = fc
  .record(field)
  .chain((fields) => fc.shuffledSubarray(Object.entries(fields), { maxLength: 5 }))
  .map((entries) => Object.fromEntries(entries) as Record<string, unknown>);

/** What is wrong with it, or all its fields in their order. */
function read(value: unknown): unknown {
  try {
    return JSON.stringify(parseStatement(value));
  } catch (error) {
    if (error instanceof InvalidStatementError) return error.problems;
    throw error;
  }
}

/** An object without a prototype is none that JSON gives: the schema looks at it. */
function forSchema(value: object): unknown {
  return Object.assign(Object.create(null) as object, value);
}

test("a statement reads the same by the plain check and by the schema, whatever is in it", () => {
  fc.assert(
    fc.property(given, fc.boolean(), (fields, whole) => {
      const value = whole ? { event: "summit", text: "We welcome it.", ...fields } : fields;
      expect(read(value)).toEqual(read(forSchema(value)));
    }),
    { numRuns: 2_000 },
  );
});

test("what a producer sends needs no second look of the schema", () => {
  const sent = parseStatement({
    eventTitle: "Title",
    text: "We welcome it.",
    event: "summit",
    id: "a",
    speaker: "Ada Berg",
    publishedAt: "2023-04-27T10:00:00Z",
    url: "https://example.org/",
    span: { start: 0, end: 3 },
    keywords: ["call"],
    background: false,
  });
  const received = JSON.parse(JSON.stringify(sent)) as unknown;
  expect(JSON.stringify(readPlainStatement(received))).toBe(JSON.stringify(sent));
});
