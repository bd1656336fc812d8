import { parseArgs } from "node:util";
import { findServers } from "../servers/ensure-server.ts";
import { faultsIn } from "../stage/compare.ts";
import { PLACES } from "./restart-places.ts";
import { ENDINGS, runRestarts } from "./restarts-run.ts";
import { showProgress } from "../stage/show-progress.ts";

const { values } = parseArgs({
  options: {
    servers: { type: "string", default: findServers().join(",") },
    places: { type: "string", default: Object.keys(PLACES).join(",") },
    endings: { type: "string", default: Object.keys(ENDINGS).join(",") },
    statements: { type: "string", default: "2000" },
    seed: { type: "string", default: "1" },
  },
});

let wrong = 0;
for (const server of values.servers.split(",")) {
  for (const place of values.places.split(",")) {
    for (const ending of values.endings.split(",")) {
      const what = `${server}, ${place}, ${ending}`;
      showProgress(what);
      const [statements, seed] = [Number(values.statements), Number(values.seed)];
      const outcome = await runRestarts({ server, place, ending, statements, seed });
      const { same, warnings, sent, counted, lost, double, failed, differing } = outcome;
      console.log(
        `${what.padEnd(48)} ${same ? "the same" : "NOT the same"} after it; counted ${counted} of ${sent}, ` +
          `lost ${lost}, double ${double}, failed ${failed}, differing ${differing.length}, ` +
          `warnings ${warnings.length}`,
      );
      for (const warning of warnings) console.log(`  ${warning}`);
      if (!same || warnings.length > 0 || counted !== sent || faultsIn(outcome) > 0) wrong += 1;
    }
  }
}
process.exitCode = wrong > 0 ? 1 : 0;
