#!/usr/bin/env node
import { isWorkerAlive } from "../src/work/check-liveness.ts";

/** The health check of a container: ends with 0 if its worker lives, else with 1 and the reason. */
const alive = await isWorkerAlive(process.env).catch((error: Error) => error.message);
if (alive !== true) {
  process.stderr.write(`readout: ${alive || "no sign of life from a worker on this machine"}\n`);
  process.exitCode = 1;
}
