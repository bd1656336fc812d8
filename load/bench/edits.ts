import { ensureServer } from "../servers/ensure-server.ts";
import { EDITS, measureEdits } from "./edits-run.ts";

const COUNTS = [500, 2_000, 8_000];

const server = ensureServer();
console.log("processor time of Redis, for mentions of one country and day");
for (const [name, edits] of Object.entries(EDITS)) {
  console.log(name);
  for (const count of COUNTS) {
    const { first, again, longestMs, reportBefore, reportAfter } = await measureEdits(
      server,
      edits,
      count,
    );
    console.log(
      `  ${String(count).padStart(5)}  new ${first.toFixed(0).padStart(4)} us, again ${again.toFixed(0).padStart(4)} us a mention; ` +
        `longest chunk ${longestMs.toFixed(1)} ms; report ${reportBefore.toFixed(0)} us before, ${reportAfter.toFixed(0)} us after`,
    );
  }
}
