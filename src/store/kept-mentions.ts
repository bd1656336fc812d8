import type { RedisConnection } from "../redis/connection.ts";

/** The cell in which an utterance counts, as a word (cell-key.ts), and the fields of it that readers decided. */
export type CountedHead = {
  code: string;
  decided: { country: boolean; stance: boolean; background: boolean };
};

/** A mention as it is kept: its record and source (record-arguments.ts), and its text, "" where that is gone. */
export type KeptMention = {
  id: string;
  record: string;
  source: string;
  kept: string;
  /** How its utterance counts, where it represents that; null where not, or where that was not asked for. */
  head: CountedHead | null;
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
      some.push({ id, record, source, kept, head: readHead(String(rows[i + 4])) });
    }
    if (some.length > 0) yield some;
  }
}

function readHead(text: string): CountedHead | null {
  if (text === "") return null;
  const [code = "", fields = ""] = text.split(" ");
  const decided = (letter: string) => fields.includes(letter);
  return {
    code,
    decided: { country: decided("c"), stance: decided("s"), background: decided("b") },
  };
}
