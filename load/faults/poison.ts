import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { kindsOf, runPoison } from "./poison-run.ts";

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "10000" },
    each: { type: "string", default: "100" },
    workers: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
  },
});
const statements = Number(values.statements);
const each = Number(values.each);
const workers = Number(values.workers);

const outcome = await runPoison({
  server: ensureServer(),
  statements,
  each,
  workers,
  seed: Number(values.seed),
  onProgress: (message) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${message}`);
  },
});

console.log(`good       ${statements}, ${outcome.counted} counted`);
console.log(`differing  ${outcome.differing.length} events ${outcome.differing.join(" ")}`);
for (const kind of kindsOf()) {
  console.log(`poison     ${outcome.failed[kind]} of ${each} failed with their reason: ${kind}`);
}
console.log(`others     ${outcome.others.length} failed ${outcome.others.slice(0, 5).join("; ")}`);
console.log(`tries      ${outcome.mostTries} at most`);
console.log(`workers    ${outcome.workersAlive} of ${workers} alive`);
console.log(`seconds    ${outcome.seconds.toFixed(1)}`);

const missed = kindsOf().some((kind) => outcome.failed[kind] !== each);
const wrong = outcome.differing.length + outcome.others.length;
const lost = outcome.workersAlive < workers || outcome.mostTries > 3;
process.exitCode = outcome.counted !== statements || missed || wrong > 0 || lost ? 1 : 0;
