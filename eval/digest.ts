import { createHash } from "node:crypto";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { readLabelled } from "./rows.ts";

// One figure for all tags of all rows, whatever runs it: the same on every machine and version of
// Node. The rows are tagged forwards and backwards, as what was read before must not count.
const rows = ["statements.jsonl", "invented.jsonl", "reactions.jsonl"].flatMap(readLabelled);
const statements = rows.map(({ statement }) => statement);
const forwards = digest(tagAll(statements));
const backwards = digest(tagAll(statements.toReversed()).reverse());
console.log(`${statements.length} statements, Node ${process.versions.node}, sha256 ${forwards}`);
if (backwards !== forwards) throw new Error(`tagged backwards: ${backwards}`);

function tagAll(some: typeof statements): string[] {
  const tagger = openTagger(loadLexicons());
  return some.map((statement) => JSON.stringify(tagger.tagEnglish(statement)));
}

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
