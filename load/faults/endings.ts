import { setTimeout as sleep } from "node:timers/promises";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import type { RedisProcess } from "../servers/redis-process.ts";
import { RULER } from "../servers/shipped-redis.ts";
import type { RestartPlace } from "./restart-places.ts";

/** The ways in which all servers of a place end. */
export const ENDINGS: Record<string, (place: RestartPlace) => Promise<void>> = {
  TERM: (place) => each(place, (server) => server.terminate()),
  KILL: (place) => each(place, (server) => server.kill()),
  rewrite: async (place) => {
    await writeAnew(place);
    await each(place, (server) => server.kill());
  },
};

/** Does the same to all servers of a place, at once. */
export async function each(place: RestartPlace, act: (server: RedisProcess) => Promise<void>) {
  await Promise.all(place.servers.map(act));
}

/** Has every server write its append-only file anew. */
async function writeAnew({ servers, address }: RestartPlace): Promise<void> {
  const writing = servers.map(async ({ port }) => {
    const at = { kind: "server", host: "127.0.0.1", port, database: 0 } as const;
    const redis = openWorkerRedis({ ...RULER, at, tls: address.tls });
    const untilWritten = async () => {
      while (!WRITTEN.test(await redis.info("persistence"))) await sleep(100);
    };
    await untilWritten(); // a replica begins a rewrite of its own when it joins
    await redis.call("BGREWRITEAOF");
    await untilWritten();
    redis.disconnect();
  });
  await Promise.all(writing);
}

const WRITTEN = /aof_rewrite_in_progress:0[\s\S]*aof_rewrite_scheduled:0/;
