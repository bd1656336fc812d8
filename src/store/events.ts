import { readDayWord } from "../counting/cell-key.ts";
import type { EventRow } from "../counting/snapshot.ts";
import { chooseTitle } from "../counting/title.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { ReadoutError } from "../errors.ts";
import { namingForeignKeys } from "./foreign-key.ts";
import type { Keys } from "./keys.ts";

/** Events that are read in one round trip. */
const EVENTS_PER_CALL = 64;

/** Hears of an event that is not listed, because something else than Readout wrote to a key of it. */
export type OnUnreadable = (error: ReadoutError, event: string) => void;

/**
 * The events for which anything is counted, by name. Throws EVENT_UNREADABLE, with the key, for one of which a
 * key holds what is not ours; where somebody hears of it instead, the others are listed. `among` are those that are
 * asked for, all where it is left out.
 */
export async function readEvents(
  redis: RedisConnection,
  keys: Keys,
  onUnreadable: OnUnreadable = (error) => {
    throw error;
  },
  among?: readonly string[],
): Promise<EventRow[]> {
  const events = (among ?? (await redis.smembers(keys.events))).toSorted();
  const rows: EventRow[] = [];
  for (let i = 0; i < events.length; i += EVENTS_PER_CALL) {
    const some = events.slice(i, i + EVENTS_PER_CALL);
    const summaries = await Promise.all(
      some.map((event) =>
        readSummary(redis, { name: event, base: keys.event(event) }).catch((error: unknown) => {
          if (!(error instanceof ReadoutError)) throw error;
          onUnreadable(error, event);
          return null;
        }),
      ),
    );
    for (const [at, summary] of summaries.entries()) {
      if (summary) rows.push(...toRows(some[at]!, summary));
    }
  }
  return rows;
}

function readSummary(redis: RedisConnection, event: { name: string; base: string }) {
  return namingForeignKeys(redis, event, () => redis.readoutReadSummary(event.base));
}

/** The row of an event; none where nothing is counted any more. */
function toRows(event: string, summary: readonly (string | number)[]): EventRow[] {
  const [mentions, otherLanguage, utterances, lastDay, epoch, count, ...names] = summary;
  const models = names.slice(0, Number(count)).map(String).sort(compareCodePoints);
  const titles = names.slice(Number(count));
  if (Number(mentions) === 0) return [];
  const counted: [string, number][] = [];
  for (let i = 0; i < titles.length; i += 2)
    counted.push([String(titles[i]), Number(titles[i + 1])]);
  const row = {
    event,
    title: chooseTitle(event, counted),
    mentions: Number(mentions) - Number(otherLanguage),
    utterances: Number(utterances),
    lastDay: readDayWord(String(lastDay)),
    models,
    epoch: Number(epoch),
  };
  return [row];
}
