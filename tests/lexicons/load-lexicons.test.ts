import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { loadWeights, WEIGHTS_URL } from "../../src/lexicons/load-weights.ts";
import { readTable } from "../../src/lexicons/table.ts";
import { keysOf } from "../../src/tagging/fold.ts";
import { readTokens } from "../../src/tagging/tokens.ts";

test("the lexicons are read once", () => {
  expect(loadLexicons()).toBe(loadLexicons());
});

test("a file with other columns is refused by name and line", () => {
  expect(() => readTable("roles.tsv", ["role", "words"])).toThrow(
    /roles\.tsv:\d+: .*header must be role, words/,
  );
});

test("names fall into the same words as text does", () => {
  const names = readTable("countries.tsv", [
    "code",
    "name",
    "alternatives",
    "demonyms",
    "capitals",
    "places",
  ]).flatMap(({ name, capitals }) => [name, ...capitals.split("|")]);
  const astray = names.filter((name) => {
    const keys = readTokens(`The ${name} said`).slice(1, -1);
    return (
      name !== "" &&
      !name.includes("(") &&
      keys.map(({ key }) => key).join(" ") !== keysOf(name).join(" ")
    );
  });
  expect(astray).toEqual([]);
});

test("each output has the weights of its own column", () => {
  const line = readFileSync(WEIGHTS_URL, "utf8")
    .split("\n")
    .find((text) => text.startsWith("bias\t"))!;
  const model = loadWeights()!;
  const at = model.names.indexOf("bias") * 8;
  expect([...model.weights.subarray(at, at + 8)]).toEqual(line.split("\t").slice(1).map(Number));
});
