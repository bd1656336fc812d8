import { carryOverIfNeeded } from "../store/carry-over.ts";
import { type KeptMention, readKeptMentions } from "../store/kept-mentions.ts";
import { readKept } from "../store/kept-statement.ts";
import { articlesByMark } from "../store/article-marks.ts";
import { readRecord, readSource } from "../store/read-record.ts";
import { defineScripts } from "../store/scripts.ts";
import {
  type CountLine,
  EVENT_FILE_VERSION,
  type EventLine,
  type MentionLine,
} from "./event-file.ts";
import { EVENT_PARTS } from "./event-parts.ts";
import type { LifeStore } from "./life-store.ts";

/** All that is known of an event as lines, some at a time. Throws UNKNOWN_EVENT. */
export async function* exportEvent(
  { redis, keys, refuseUnknown }: LifeStore,
  event: string,
): AsyncIterable<EventLine[]> {
  const base = keys.event(event);
  defineScripts(redis);
  await carryOverIfNeeded(redis, base);
  const [counted, tagger = null] = await redis.hmget(`${base}:totals`, "mentions", "tagger");
  if (!counted) await refuseUnknown(event);
  yield [{ kind: "event", version: EVENT_FILE_VERSION, event, tagger }];
  let mentions = 0;
  let articles: Map<string, string> | undefined;
  for await (const some of readKeptMentions(redis, base)) {
    const lines: EventLine[] = [];
    for (const mention of some) {
      if (mention.kept !== "") lines.push(mentionLine(mention));
      else {
        articles ??= await articlesByMark(redis, base);
        lines.push(countLine(mention, articles));
      }
    }
    mentions += lines.length;
    yield lines;
  }
  for (const part of EVENT_PARTS) yield await part.read({ redis, keys }, event);
  yield [{ kind: "end", mentions }];
}

function mentionLine({ record, source, kept }: KeptMention): MentionLine {
  const { sequence } = readRecord(record);
  return { kind: "mention", sequence, epoch: readSource(source).epoch, statement: readKept(kept) };
}

function countLine(
  { id, record, source }: KeptMention,
  articles: ReadonlyMap<string, string>,
): CountLine {
  const article = articles.get(readRecord(record).mark) ?? "";
  return { kind: "count", id, record, source, article };
}
