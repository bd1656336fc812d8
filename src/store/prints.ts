import type { Prints } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { readKept } from "./kept-statement.ts";
import { readRepresented } from "./utterances.ts";

/** At most so many mentions of an utterance are read. */
const MOST_PRINTS = 100;

/** A mention and the mentions of its utterance; null where none with this id counts. */
export async function readPrints(
  redis: RedisConnection,
  base: string,
  id: string,
): Promise<Prints | null> {
  const list = await redis.readoutReadPrints(base, id, MOST_PRINTS);
  const [mentions, representative, text = "", ...texts] = list;
  if (mentions === undefined || representative === undefined) return null;
  const [utterance = null] = await readRepresented(redis, base, [representative]);
  return {
    utterance,
    mention: text === "" ? null : readKept(text),
    representative,
    mentions: Number(mentions),
    printed: texts.filter((kept) => kept !== "").map(readKept),
  };
}
