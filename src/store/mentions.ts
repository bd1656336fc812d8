import type { Mention } from "../statement/tags.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { readKept } from "./kept-statement.ts";

/** About so many texts are read in one go. */
const TEXTS_PER_CALL = 200;

/**
 * The mentions of an event whose texts are there, some at a time, in no order and each once. Mentions
 * that are counted or taken away meanwhile may be among them or not.
 */
export async function* readMentions(
  redis: RedisConnection,
  base: string,
): AsyncIterable<Mention[]> {
  const seen = new Set<string>();
  let cursor = "0";
  do {
    const [next, fields] = await redis.hscan(`${base}:texts`, cursor, "COUNT", TEXTS_PER_CALL);
    const some: Mention[] = [];
    for (let i = 0; i < fields.length; i += 2) {
      // A scan may come upon a field twice.
      const [id = "", kept = ""] = [fields[i], fields[i + 1]];
      if (!seen.has(id)) some.push(readKept(kept));
      seen.add(id);
    }
    if (some.length > 0) yield some;
    cursor = next;
  } while (cursor !== "0");
}
