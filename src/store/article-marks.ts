import type { RedisConnection } from "../redis/connection.ts";

const FIELDS_PER_CALL = 500;

/** The names of the articles of an event, as the store has them, by the marks of their latest states. */
export async function articlesByMark(
  redis: RedisConnection,
  base: string,
): Promise<Map<string, string>> {
  const articles = new Map<string, string>();
  let cursor = "0";
  do {
    const [next, fields] = await redis.hscan(`${base}:states`, cursor, "COUNT", FIELDS_PER_CALL);
    for (let i = 0; i < fields.length; i += 2) {
      const [name = "", entry = ""] = [fields[i], fields[i + 1]];
      // The lists of its ids have a name with a line end.
      if (!name.includes("\n")) articles.set(entry.slice(0, entry.indexOf(" ")), name);
    }
    cursor = next;
  } while (cursor !== "0");
  return articles;
}
