import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { runChaos } from "./chaos-run.ts";
import { comparisonLines, faultsIn } from "../stage/compare.ts";
import { showProgress } from "../stage/show-progress.ts";

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "20000" },
    "worker-kills": { type: "string", default: "15" },
    "redis-kills": { type: "string", default: "0" },
    producers: { type: "string", default: "2" },
    workers: { type: "string", default: "3" },
    "chunk-size": { type: "string", default: "250" },
    seed: { type: "string", default: "1" },
  },
});

const outcome = await runChaos({
  server: ensureServer(),
  statements: Number(values.statements),
  workerKills: Number(values["worker-kills"]),
  redisKills: Number(values["redis-kills"]),
  producers: Number(values.producers),
  workers: Number(values.workers),
  chunkSize: Number(values["chunk-size"]),
  seed: Number(values.seed),
  onProgress: showProgress,
});

const recoveries = outcome.recoveriesMs.toSorted((a, b) => a - b);
const at = (share: number) => recoveries[Math.floor(share * (recoveries.length - 1))] ?? "-";
console.log(`statements    ${values.statements}, sent by ${values.producers} producers each`);
console.log(`acknowledged  ${outcome.acknowledged}`);
console.log(comparisonLines(outcome));
console.log(`kills         ${outcome.workerKills} workers, ${outcome.redisKills} Redis`);
console.log(`recovery ms   median ${at(0.5)}, longest ${at(1)}, of ${recoveries.length} chunks`);
console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

const missed =
  Number(values["worker-kills"]) -
  outcome.workerKills +
  (Number(values["redis-kills"]) - outcome.redisKills);
if (missed > 0) console.log(`${missed} kills were not done: the work was over before`);
const wrong = faultsIn(outcome) + missed;
process.exitCode = wrong > 0 || outcome.counted !== outcome.acknowledged ? 1 : 0;
