import { isCellField } from "../counting/cell-key.ts";
import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";

/** The hashes of an event that are read under their own name. */
const HASHES = ["totals", "cells", "titles", "outlets", "sources", "texts", "judged"];
/** How Redis answers where a key is of another kind, and where a script stumbles over what is in one. */
const STUMBLED = /WRONGTYPE|UNREADABLE|user_script/;

/** Reads something of an event. Throws EVENT_UNREADABLE, with the key, where one holds what is not ours. */
export async function namingForeignKeys<T>(
  redis: RedisConnection,
  event: { name: string; base: string },
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw await nameForeignKey(redis, event, error as Error);
  }
}

/**
 * Why an event can't be read, where Redis answered with this error: the key that holds what is not ours. An error
 * of another kind, such as that of a lost connection, is given back.
 */
async function nameForeignKey(
  redis: RedisConnection,
  { name, base }: { name: string; base: string },
  cause: Error,
): Promise<Error> {
  if (!STUMBLED.test(cause.message)) return cause;
  const found = await findForeign(redis, base);
  const place = found ?? `its keys (${cause.message})`;
  return new ReadoutError(
    "EVENT_UNREADABLE",
    `The event ${name} can't be read: ${place}. Another program wrote there; ` +
      "delete that, or give Readout a READOUT_PREFIX of its own",
    { cause },
  );
}

async function findForeign(redis: RedisConnection, base: string): Promise<string | undefined> {
  for (const kind of HASHES) {
    const key = `${base}:${kind}`;
    const type = await redis.type(key);
    if (type !== "hash" && type !== "none") return `the key ${key} holds a ${type}, not a hash`;
  }
  const cells = `${base}:cells`;
  const fields = await redis.hkeys(cells);
  const foreign = fields.find((field) => !isCellField(field));
  return foreign === undefined ? undefined : `the key ${cells} has a field "${foreign}"`;
}
