import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { comparisonLines, faultsIn } from "../stage/compare.ts";
import { runCuts } from "./cuts-run.ts";
import { showProgress } from "../stage/show-progress.ts";

const { values } = parseArgs({
  options: {
    cuts: { type: "string", default: "10000" },
    senders: { type: "string", default: "16" },
    seed: { type: "string", default: "1" },
  },
});

const outcome = await runCuts({
  server: ensureServer(),
  cuts: Number(values.cuts),
  senders: Number(values.senders),
  seed: Number(values.seed),
  onProgress: showProgress,
});

console.log(`cut replies   ${outcome.cuts}, on ${outcome.sends} sends of enqueue`);
console.log(`refused       ${outcome.refused} sends`);
console.log(`double jobs   ${outcome.doubleJobs}`);
console.log(`accepted      ${outcome.accepted}`);
console.log(comparisonLines(outcome));
console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

const wrong = faultsIn(outcome) + outcome.refused + Math.abs(outcome.doubleJobs);
process.exitCode = wrong > 0 || outcome.counted !== outcome.accepted ? 1 : 0;
