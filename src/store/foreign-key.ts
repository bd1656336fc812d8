import { isCellField } from "../counting/cell-key.ts";
import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";

/** The keys of an event that its summary is read from. */
const SUMMARIZED = ["totals", "cells", "titles"];

/**
 * Why an event can't be read, where Redis answered with this error: the key that holds what is not ours. An error
 * of another kind, such as that of a lost connection, is thrown on.
 */
export async function nameForeignKey(
  redis: RedisConnection,
  keys: Keys,
  event: string,
  cause: Error,
): Promise<ReadoutError> {
  if (!/WRONGTYPE|UNREADABLE|script/.test(cause.message)) throw cause;
  const found = await findForeign(redis, keys.event(event));
  const place = found ?? `its keys (${cause.message})`;
  return new ReadoutError(
    "EVENT_UNREADABLE",
    `The event ${event} can't be read: ${place}. Something else than Readout wrote there; ` +
      "take it away, or give Readout a READOUT_PREFIX of its own",
    { cause },
  );
}

async function findForeign(redis: RedisConnection, base: string): Promise<string | undefined> {
  for (const kind of SUMMARIZED) {
    const key = `${base}:${kind}`;
    const type = await redis.type(key);
    if (type !== "hash" && type !== "none") return `the key ${key} holds a ${type}, not a hash`;
  }
  const cells = `${base}:cells`;
  const fields = await redis.hkeys(cells);
  const foreign = fields.find((field) => !isCellField(field));
  return foreign === undefined ? undefined : `the key ${cells} has a field "${foreign}"`;
}
