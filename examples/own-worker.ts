// A worker in a process of one's own, with a tagger of one's own, on a connection of one's own:
//
//   REDIS_URL=redis://127.0.0.1:6379 node own-worker.js
//
// Start as many as there are processors. Each tells what it counted and what it could not process.
import { Redis } from "ioredis";
import { startWorker } from "readout/worker";

const { REDIS_URL = "redis://127.0.0.1:6379", READOUT_PREFIX } = process.env;

// Its settings are taken for the worker's own connections; this one stays as it is.
const connection = new Redis(REDIS_URL, { connectionName: "own-worker", lazyConnect: true });

const worker = startWorker({
  connection,
  prefix: READOUT_PREFIX,
  tagger: new URL("./own-worker/tagger.js", import.meta.url),
  onCounted: ({ mentions, ms }) => console.log(`${mentions.length} counted in ${ms} ms`),
  onFailed: ({ event, id, reason }) => console.error(`${event} ${id} failed: ${reason}`),
});
worker.on("error", (error) => console.error(`goes on after: ${error.message}`));
worker.on("closed", () => console.log("closed"));

process.once("SIGTERM", () => void worker.close());
process.once("SIGINT", () => void worker.close());

console.log(`ready: ${await worker.ready()}`);
