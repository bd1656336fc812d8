import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { runFull } from "./full-run.ts";
import { showProgress } from "../stage/show-progress.ts";

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "50000" },
    rate: { type: "string", default: "10" },
    producers: { type: "string", default: "2" },
    seed: { type: "string", default: "1" },
  },
});

const outcome = await runFull({
  server: ensureServer(),
  statements: Number(values.statements),
  rate: Number(values.rate),
  producers: Number(values.producers),
  seed: Number(values.seed),
  onProgress: showProgress,
});

console.log(`maxmemory     ${(outcome.maxmemory / 1e6).toFixed(1)} MB`);
console.log(`most used     ${(100 * outcome.fullest).toFixed(1)} %`);
console.log(`sent          ${outcome.sent}`);
console.log(`accepted      ${outcome.accepted}`);
console.log(`refusals      ${outcome.refusals} sends`);
console.log(
  `other errors  ${outcome.otherErrors.length} ${outcome.otherErrors[0] ?? ""}`.trimEnd(),
);
console.log(`counted       ${outcome.counted} of those accepted`);
console.log(`not counted   ${outcome.notCounted}`);
console.log(`failed        ${outcome.failed}`);
console.log(`standstill    at most ${outcome.longestStandstillMs} ms`);
console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

const wrong = outcome.otherErrors.length + outcome.notCounted + outcome.failed;
process.exitCode = wrong > 0 || outcome.fullest >= 0.9 || outcome.refusals === 0 ? 1 : 0;
