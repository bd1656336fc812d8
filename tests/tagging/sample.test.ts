import { expect, test } from "vitest";
import { readJsonLines } from "../../eval/rows.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { readFileSync } from "node:fs";

const tagger = openTagger(loadLexicons());
const statements = readJsonLines<Statement>(
  new URL("../../samples/statements.jsonl", import.meta.url),
);
const gold = readFileSync(new URL("./sample-gold.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t"));

test("a careful reader has labelled every statement of the sample", () => {
  expect(gold.map(([id]) => id)).toEqual(statements.map(({ id }) => id));
});

test("the tags of the sample are those of a careful reader", () => {
  const tags = statements.map((statement) => {
    const { country, stance, sentiment } = tagger.tagEnglish(statement);
    return [statement.id, country.code ?? "-", stance.label, sentiment.label];
  });
  expect(tags).toEqual(gold);
});
