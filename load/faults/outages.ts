import { parseArgs } from "node:util";
import { ensureServer } from "../servers/ensure-server.ts";
import { OUTAGES, runOutage } from "./outages-run.ts";
import { showProgress } from "../stage/show-progress.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "1,5,20" },
    kinds: { type: "string", default: Object.keys(OUTAGES).join(",") },
    "shutdown-ms": { type: "string", default: "8000" },
    seed: { type: "string", default: "1" },
  },
});

const RESUMES_WITHIN_MS = 10_000;
const REFUSES_WITHIN_MS = 15_000;

const server = ensureServer();
const shutdownMs = Number(values["shutdown-ms"]);
let wrong = 0;
for (const kind of values.kinds.split(",")) {
  for (const seconds of values.seconds.split(",").map(Number)) {
    // A worker that is refused at its start does not wait.
    for (const atStart of kind === "password changed" ? [false] : [false, true]) {
      const what = `${kind} for ${seconds} s${atStart ? ", at the start" : ""}`;
      showProgress(what);
      const settings = {
        server,
        kind,
        outageMs: seconds * 1_000,
        atStart,
        shutdownMs,
        untilRefused: false,
      };
      const outcome = await runOutage({ ...settings, seed: Number(values.seed) });
      console.log(
        `${what.padEnd(40)} refused ${outcome.refused} after ${outcome.refusedMs} ms, ` +
          `worker resumed after ${outcome.resumedMs} ms, told to stop without Redis: left after ` +
          `${outcome.stoppedMs} ms with ${outcome.exitCode}, lost ${outcome.lost} of ${outcome.accepted}`,
      );
      if (outcome.lost > 0 || outcome.resumedMs > RESUMES_WITHIN_MS) wrong += 1;
      if (outcome.stoppedMs > shutdownMs || outcome.exitCode !== 0) wrong += 1;
      // A short silence is over before a command is given up.
      if (outcome.refused !== "REDIS_UNREACHABLE" && outcome.refused !== "nothing") wrong += 1;
      if (outcome.refusedMs > Math.max(REFUSES_WITHIN_MS, seconds * 1_000)) wrong += 1;
    }
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
