import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { comparisonLines, faultsIn } from "../stage/compare.ts";
import { showProgress } from "../stage/show-progress.ts";
import { type Leaving, runStops } from "./stops-run.ts";

const { values } = parseArgs({
  options: {
    stops: { type: "string", default: "200" },
    outages: { type: "string", default: "10" },
    workers: { type: "string", default: "3" },
    "shutdown-ms": { type: "string", default: "8000" },
    seed: { type: "string", default: "1" },
  },
});

const shutdownMs = Number(values["shutdown-ms"]);
const outcome = await runStops({
  server: ensureServer(),
  stops: Number(values.stops),
  outages: Number(values.outages),
  workers: Number(values.workers),
  shutdownMs,
  seed: Number(values.seed),
  onProgress: showProgress,
});

const line = ({ count, longestMs, codes }: Leaving) =>
  `${count} workers, gone after at most ${longestMs} ms, exit codes ${codes.join(", ")}`;
console.log(`stops         ${line(outcome.stops)}`);
console.log(`stalled       ${outcome.stalled}`);
console.log(`without Redis ${line(outcome.withoutRedis)}`);
console.log(`sent          ${outcome.sent}`);
console.log(comparisonLines(outcome));
console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

const leavings = [outcome.stops, outcome.withoutRedis];
const late = leavings.filter(({ longestMs }) => longestMs > shutdownMs).length;
const badly = leavings.filter(({ codes }) => codes.some((code) => code !== 0)).length;
const wrong = faultsIn(outcome) + outcome.stalled + late + badly;
process.exitCode = wrong > 0 || outcome.counted !== outcome.sent ? 1 : 0;
