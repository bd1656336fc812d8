import { parseArgs } from "node:util";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { readLabelled } from "./rows.ts";

// Memory while tagging: each statement has names that no other has, in the speaker and in the text,
// and so has every tenth event. What is kept of them must be let go again.
const { values } = parseArgs({ options: { statements: { type: "string", default: "1000000" } } });
const total = Number(values.statements);
const rows = readLabelled("statements.jsonl").map(({ statement }) => statement);
const tagger = openTagger(loadLexicons());
const began = performance.now();
for (let n = 0; n < total; n += 1) {
  const row = rows[n % rows.length]!;
  const [name, town] = [nameOf(3 * n), nameOf(3 * n + 1)];
  tagger.tagEnglish({
    id: String(n),
    event: row.event,
    eventTitle: n % 10 === 0 ? `${row.eventTitle} in ${nameOf(3 * n + 2)}` : row.eventTitle,
    speaker: `${row.speaker ?? "Spokesman"} ${name}`,
    text: `${row.text} ${name} said so in ${town}, where ${name}'s office is.`,
  });
  if ((n + 1) % Math.ceil(total / 10) === 0 || n + 1 === total) print(n + 1);
}

function print(done: number): void {
  const { rss, heapUsed, external } = process.memoryUsage();
  const [resident, heap, outside] = [rss, heapUsed, external].map((bytes) =>
    (bytes / 2 ** 20).toFixed(0).padStart(5),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${String(done).padStart(9)} statements  ${seconds.padStart(4)} s  rss ${resident} MB  heap ${heap} MB  external ${outside} MB`,
  );
}

/** A name of its own for each number. */
function nameOf(n: number): string {
  let name = "Q";
  for (let rest = n + 1; rest > 0; rest = Math.floor(rest / 20)) {
    name += "bcdfghjklmnpqrstvwxz"[rest % 20]! + "aeiou"[rest % 5]!;
  }
  return name;
}
