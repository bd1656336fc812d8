import fc from "fast-check";
import { expect, test } from "vitest";
import { findRepeatedKeys } from "../../src/input/repeated-keys.ts";
import { problemsWith, readFile } from "./read.ts";

const ROWS = [
  { event: "e", text: "one, [two] {three}", meta: { a: '"}]' } },
  { event: "e", text: "vier \\ fünf", span: { start: 1, end: 2 } },
];

test("JSON lines are read with any line end, a byte order mark and empty lines", async () => {
  const content = '\uFEFF{"event":"e","text":"one"}\r\n\r\n{"event":"e","text":"zwei ü"}';
  for (const name of ["a.jsonl", "a.ndjson", "A.JSONL", "a.json"])
    expect((await readFile(name, content)).map(({ text }) => text)).toEqual(["one", "zwei ü"]);
});

test.each([
  ["an array on one line", JSON.stringify(ROWS)],
  ["an array, indented", JSON.stringify(ROWS, null, 2)],
  ["an array under a mark", `\ufeff ${JSON.stringify(ROWS)}`],
  [
    "objects one after another, indented",
    ROWS.map((row) => JSON.stringify(row, null, 2)).join("\n"),
  ],
])("%s is read, whether it is called .json or .jsonl", async (what, content) => {
  expect(await readFile("a.json", content)).toEqual(ROWS);
  if (what.startsWith("an array")) expect(await readFile("a.jsonl", content)).toEqual(ROWS);
});

test("one object in a .json file is one statement", async () => {
  expect(await readFile("a.json", JSON.stringify(ROWS[0], null, "\t"))).toEqual([ROWS[0]]);
});

test("an array is read whatever is in it, and larger than a chunk of the file", async () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1 })
    .filter((said) => /\S/.test(said) && !/[\0-\x1f\x7f-\x9f]/.test(said));
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { maxLength: 20 }),
      fc.constantFrom(0, 1, "\t"),
      async (texts, indent) => {
        const rows = texts.map((said) => ({
          event: "e",
          text: said,
          meta: { filler: "x".repeat(1_900) },
        }));
        const many = Array(10).fill(rows).flat() as typeof rows;
        expect(await readFile("a.json", JSON.stringify(many, null, indent))).toEqual(many);
      },
    ),
    { numRuns: 20 },
  );
});

test("a wrong item of an array is named by the line on which it begins", async () => {
  const content = '[\n  {"event": "e",\n   "text": "x"},\n  {"event": "e"},\n  {bad},\n  7\n]\n';
  const problems = await problemsWith({ "a.json": content });
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [4, "text"],
    [5, undefined],
    [6, undefined],
  ]);
});

test("an array that was cut off is refused", async () => {
  const problems = await problemsWith({
    "a.json": '[{"event":"e","text":"x"},\n{"event":"e","text":"y"}',
  });
  expect(problems).toMatchObject([{ line: 2, message: expect.stringMatching(/cut off/) }]);
});

test.each([
  ['{"event":"e","text":"a","text":"b"}', ["text"]],
  ['{"event":"e","text" : "a", "text"\t:"b"}', ["text"]],
  ['{"event":"e","text":"a","te\\u0078t":"b"}', ["text"]],
  ['{"event":"e","text":"a","meta":{"x":"1","y":"2","x":"1"}}', ["x"]],
  ['{"event":"e","event":"e","text":"a","text":"a"}', ["event", "text"]],
])("a key that stands twice is refused by name: %s", async (line, fields) => {
  const problems = await problemsWith({ "a.jsonl": line });
  expect(problems.map(({ field }) => field)).toEqual(fields);
  expect(problems[0]!.message).toMatch(/stands twice/);
});

test("no JSON without a key twice is taken for one with", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, "\t"), (json, indent) => {
      const value: unknown = JSON.parse(json);
      for (const text of [json, JSON.stringify(value, null, indent)])
        expect(findRepeatedKeys(text, value)).toEqual([]);
    }),
  );
});

test("a key twice is found beside whatever else stands there", () => {
  const key = fc.string().filter((name) => name !== "__proto__");
  fc.assert(
    fc.property(fc.json(), key, fc.json(), (first, name, second) => {
      const quoted = JSON.stringify(name);
      const text = `[{"a":${first}},{${quoted}:${first},${quoted}:${second}}]`;
      expect(findRepeatedKeys(text, JSON.parse(text))).toEqual([name]);
    }),
  );
});

test("lines too long to be statements are named, not read", async () => {
  const long = Buffer.concat([Buffer.alloc(2_100_000, "x"), Buffer.from("\n{}\n")]);
  const problems = await problemsWith({ "a.jsonl": long });
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 2]);
  expect(problems[0]!.message).toMatch(/2 MB/);
});
