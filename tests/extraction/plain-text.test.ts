import { expect, test } from "vitest";
import { extract } from "./reading.ts";

const lines = [
  "Reactions to the harbour treaty of Port Maren",
  "",
  "“It is a good day for everybody who lives on the",
  "harbour and for all who will come to live here in",
  "the years ahead,” said Anna Berg, a lawyer in Oslo",
  "who had worked on the text. She welcomed the treaty.",
  "",
  "Paul Lund rejected it.",
];

test.each([
  ["line feeds", "\n"],
  ["carriage returns with line feeds", "\r\n"],
  ["carriage returns", "\r"],
])("lines wrapped by hand and ended by %s are read alike", (_, end) => {
  const text = lines.join(end);
  const statements = extract({ text });
  expect(statements.map(({ speaker, cue }) => `${speaker} ${cue}`)).toEqual([
    "Anna Berg said",
    "Anna Berg welcomed",
    "Paul Lund rejected",
  ]);
  for (const { span, text: said } of statements) {
    const place = text.slice(span!.start, span!.end);
    expect(place.replace(/\r\n?/g, "\n")).toBe(said.replace(/ ?\n/g, "\n"));
  }
});

test("a mark of byte order is no word", () => {
  expect(extract({ text: `\uFEFF${lines.join("\n")}` })).toHaveLength(3);
});
