import { createHash } from "node:crypto";
import type { Statement } from "../src/statement/statement.ts";
import type { Tagger } from "../src/tagging/tagger.ts";
import { INVENTED_ROWS, KEPT_APART, NATURAL_ROWS } from "./examples.ts";
import { readJsonLines, readLabelled } from "./rows.ts";

/** All rows that ship: the sample's and the labelled ones. */
export function readShipped(): Statement[] {
  const sample = new URL("../samples/statements.jsonl", import.meta.url);
  const labelled = [...NATURAL_ROWS, INVENTED_ROWS, ...KEPT_APART].flatMap(readLabelled);
  return [...readJsonLines<Statement>(sample), ...labelled.map(({ statement }) => statement)];
}

/** The tags of some statements as one text each, without the name of the model. */
export function tagAll(statements: readonly Statement[], tagger: Tagger): string[] {
  return statements.map((statement) => JSON.stringify({ ...tagger.tag(statement), model: "" }));
}

/** One figure for all these tags: the same on every machine and version of Node. */
export function tagsDigest(tags: readonly string[]): string {
  return createHash("sha256").update(tags.join("\n")).digest("hex");
}
