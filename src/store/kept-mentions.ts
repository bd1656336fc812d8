import type { RedisConnection } from "../redis/connection.ts";

/** A mention as it is kept: its record and source (record-arguments.ts), and its text, "" where that is gone. */
export type KeptMention = {
  id: string;
  record: string;
  source: string;
  kept: string;
  /** Whether it represents its utterance; false where that was not asked for. */
  isHead: boolean;
};

/**
 * The mentions that count in an event, some at a time. Each that is there all the while is among them; one that
 * moves meanwhile may come twice.
 */
export async function* readKeptMentions(
  redis: RedisConnection,
  base: string,
  { heads = false } = {},
): AsyncIterable<KeptMention[]> {
  let keys = 1;
  for (let number = 0; number < keys; number++) {
    const [count = 0, ...rows] = await redis.readoutReadMentions(
      base,
      number,
      heads ? "heads" : "",
    );
    keys = Number(count);
    const some: KeptMention[] = [];
    for (let i = 0; i < rows.length; i += 5) {
      const [id = "", record = "", source = "", kept = ""] = rows.slice(i, i + 4).map(String);
      some.push({ id, record, source, kept, isHead: rows[i + 4] === 1 });
    }
    if (some.length > 0) yield some;
  }
}
