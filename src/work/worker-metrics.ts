import { createServer } from "node:http";
import { diagnose } from "../health/diagnosis.ts";
import { counter, openMetrics, seconds } from "../metrics/open-metrics.ts";
import { addStoreFigures } from "../metrics/store-figures.ts";
import { openFailedSet } from "../queue/failed-set.ts";
import { openQueues } from "../queue/open-queues.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Keys } from "../store/keys.ts";
import { CURRENT_MODEL } from "../tagging/model-name.ts";
import type { ChunkDone } from "./rate-lines.ts";

export type WorkerMetrics = {
  /** Counts a chunk that is done. */
  add(done: ChunkDone): void;
  /** Counts a message to the webhook, which was taken or not. */
  webhook(taken: boolean): void;
  close(): Promise<void>;
};

type Place = { host: string; port: number };
type Store = { redis: RedisConnection; aggregates: Aggregates; keys: Keys; shards: number };

/**
 * Serves figures of a worker, the queue and Redis for Prometheus at /metrics. Rejects where the port is taken.
 */
export async function serveWorkerMetrics(
  { host, port }: Place,
  { redis, aggregates, keys, shards }: Store,
): Promise<WorkerMetrics> {
  const metrics = openMetrics();
  const statements = counter(metrics, "readout_worker_statements_total", "Statements done", [
    "outcome",
  ]);
  // A figure that begins with the first failure shows Prometheus no rise.
  for (const outcome of ["counted", "failed"]) statements.inc({ outcome }, 0);
  const chunks = seconds(metrics, "readout_worker_chunk_seconds", "Time to tag and count a chunk");
  const messages = counter(
    metrics,
    "readout_webhook_messages_total",
    "Messages sent to the webhook",
    ["outcome"],
  );
  for (const outcome of ["taken", "refused"]) messages.inc({ outcome }, 0);
  const queues = openQueues(redis, { prefix: keys.prefix, shards });
  const failed = openFailedSet(queues, aggregates);
  addStoreFigures(
    metrics,
    {
      doctor: () =>
        diagnose({ redis, queues, aggregates, failed }, { keys, shards }, CURRENT_MODEL),
      events: aggregates.events,
    },
    () => performance.now(),
  );
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    add({ statements: counted, failed: poisoned, ms }) {
      statements.inc({ outcome: "counted" }, counted);
      statements.inc({ outcome: "failed" }, poisoned);
      if (counted > 0) chunks.observe(ms / 1_000);
    },
    webhook: (taken) => messages.inc({ outcome: taken ? "taken" : "refused" }),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await queues.close();
    },
  };
}
