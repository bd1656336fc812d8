import { dayWord, lettersSureFrom } from "../counting/cell-key.ts";
import type {
  EventRow,
  EventSnapshot,
  Scope,
  Utterance,
  UtteranceFilter,
} from "../counting/snapshot.ts";
import type { Recorded } from "../counting/tally.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { groupBy } from "../statement/group-by.ts";
import type { Statement } from "../statement/statement.ts";
import type { Mention } from "../statement/tags.ts";
import { carryOver, carryOverIfNeeded, isOfEarlierLayout } from "./carry-over.ts";
import type { Keys } from "./keys.ts";
import { type Batch, type RecordCall, recordCalls } from "./record-calls.ts";
import { type OnUnreadable, readEvents } from "./events.ts";
import { namingForeignKeys } from "./foreign-key.ts";
import { readMentions } from "./mentions.ts";
import { recordAll } from "./record-all.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { defineScripts } from "./scripts.ts";
import { openStatementParts, type StatementParts } from "./statement-parts.ts";
import { takeFromList } from "./take-from-list.ts";
import { readUtterances } from "./utterances.ts";
import { readWanted, type Wanted } from "./wanted-utterances.ts";

export type Aggregates = StatementParts & {
  /** Count mentions, each once: safe to repeat, in any order. */
  record(batch: Batch): Promise<Recorded>;
  /** Count mentions whose script calls were made elsewhere. */
  send(calls: readonly RecordCall[]): Promise<Recorded>;
  /** How many of these mentions are counted already, be it with another content. */
  countKnown(statements: readonly Statement[]): Promise<number>;
  /** The content (`contentOf`) with which each of these mentions is counted; null where it is not. */
  contentsOf(mentions: readonly Named[]): Promise<(string | null)[]>;
  /** All that is counted for an event, as of one moment; null when nothing is. */
  snapshot(event: string, scope?: Scope): Promise<EventSnapshot | null>;
  /** The utterances that pass the filter by their representatives, the latest first. */
  utterances(event: string, filter?: UtteranceFilter): Promise<Utterance[]>;
  /** The utterances of an event that are wanted, some at a time (`readWanted`). */
  wanted(event: string, wanted: Wanted): AsyncIterable<Utterance[]>;
  /** All mentions of an event whose texts are there, set-aside ones too, some at a time. */
  mentions(event: string): AsyncIterable<Mention[]>;
  /** The events for which anything is counted, by name. */
  events(onUnreadable?: OnUnreadable): Promise<EventRow[]>;
  /** Carry over all events that an earlier version counted; each is also carried over when it is needed. */
  carryOver(): Promise<void>;
  /** Take events away, and texts of the others, that have not been changed for so many milliseconds. */
  expire(unchangedMs: { events?: number; texts?: number }): Promise<void>;
};

/** The fields that tell a mention from all others. */
type Named = Pick<Statement, "event" | "id">;

/** So many mentions at a time are asked for, so that no script call holds Redis for long. */
const ASKED_AT_ONCE = 5_000;

/** The aggregates in Redis. The caller owns the connection and closes it. */
export function openAggregates(redis: RedisConnection, keys: Keys): Aggregates {
  defineScripts(redis);

  async function send(calls: readonly RecordCall[]): Promise<Recorded> {
    if (calls.length === 0) return addRecorded([]);
    const counting = Promise.all(
      inOneSlot(redis, calls).map((some) => {
        const keyed = some.map((call) => ({ ...call, base: keys.event(call.event) }));
        const bases = keyed.map(({ base }) => base);
        return carriedOver(bases, () => recordAll(redis, keyed));
      }),
    );
    // A single server keeps the order of commands by itself; the masters of a cluster do not.
    if (redis.isCluster) await counting;
    // Last, so that an event which is taken away meanwhile and counted again is listed again.
    const listing = redis.sadd(keys.events, ...new Set(calls.map(({ event }) => event)));
    const [recorded] = await Promise.all([counting, listing]);
    const nothingOf = new Set(recorded.flatMap((one) => one.nothingOf));
    const counted = calls.filter(({ event }) => !nothingOf.has(event));
    const marks = counted.flatMap(({ event, sequence }) => [sequence, event]);
    // After counting: a mark above its counter would look like a loss.
    if (marks.length > 0) await redis.zadd(keys.counted, "GT", ...marks);
    for (const event of nothingOf) await takeFromList(redis, keys, event);
    return addRecorded(recorded.map(({ outcome }) => outcome));
  }

  /** Does something with events; first carries over those that an earlier version counted. */
  async function carriedOver<T>(events: readonly string[], act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (!isOfEarlierLayout(error)) throw error;
      for (const event of events) await carryOver(redis, event);
      return act();
    }
  }

  async function contentsOf(mentions: readonly Named[]): Promise<(string | null)[]> {
    const contents: (string | null)[] = [];
    for (let from = 0; from < mentions.length; from += ASKED_AT_ONCE) {
      contents.push(...(await contentsOfThese(mentions.slice(from, from + ASKED_AT_ONCE))));
    }
    return contents;
  }

  async function contentsOfThese(mentions: readonly Named[]): Promise<(string | null)[]> {
    const contents: (string | null)[] = mentions.map(() => null);
    const places = mentions.map(({ event, id }, place) => ({ event, id, place }));
    await Promise.all(
      inOneSlot(redis, [...groupBy(places, ({ event }) => event)]).map(async (groups) => {
        const events = groups.map(([event]) => keys.event(event));
        const lists = groups.flatMap(([, rows]) => [rows.length, ...rows.map(({ id }) => id)]);
        const found = await redis.readoutReadContents(events.length, ...events, ...lists);
        const asked = groups.flatMap(([, rows]) => rows);
        for (const [i, { place }] of asked.entries()) contents[place] = found[i] || null;
      }),
    );
    return contents;
  }

  async function readCounts(base: string, scope: Scope) {
    const [since, until] = [scope.since, scope.until].map((day) =>
      day === undefined ? "" : dayWord(day),
    ) as [string, string];
    const sure = scope.sureFrom === undefined ? "" : lettersSureFrom(scope.sureFrom);
    return carriedOver([base], () => redis.readoutReadEvent(base, since, until, sure));
  }

  /** Reads something of an event under its base key. Throws EVENT_UNREADABLE. */
  function reading<T>(event: string, read: (base: string) => Promise<T>): Promise<T> {
    const base = keys.event(event);
    return namingForeignKeys(redis, { name: event, base }, () => read(base));
  }

  /** The same for what is read some at a time. */
  async function* readingEach<T>(
    event: string,
    read: (base: string) => AsyncIterable<T>,
  ): AsyncIterable<T> {
    await reading(event, (base) => carryOverIfNeeded(redis, base));
    const some = read(keys.event(event))[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await reading(event, () => some.next());
      if (done) return;
      yield value;
    }
  }

  return {
    record: (batch) => send(recordCalls(batch)),
    send,

    async countKnown(statements) {
      return (await contentsOf(statements)).filter((content) => content !== null).length;
    },
    contentsOf,

    async snapshot(event, scope = {}) {
      const texts = await reading(event, (base) => readCounts(base, scope));
      const parts = texts.map((text) => JSON.parse(text) as string[]);
      return readSnapshot(event, parts, scope);
    },

    utterances: (event, filter = {}) =>
      reading(event, async (base) => {
        await carryOverIfNeeded(redis, base);
        return readUtterances(redis, base, filter);
      }),
    ...openStatementParts(redis, reading),
    wanted: (event, wanted) => readingEach(event, (base) => readWanted(redis, base, wanted)),
    mentions: (event) => readingEach(event, (base) => readMentions(redis, base)),
    events: (onUnreadable) => readEvents(redis, keys, onUnreadable),
    async carryOver() {
      const events = await redis.smembers(keys.events);
      for (const event of events) await carryOverIfNeeded(redis, keys.event(event));
    },
    async expire({ events, texts }) {
      for (const event of await redis.smembers(keys.events)) {
        if (texts !== undefined) await redis.readoutDropTexts(keys.event(event), texts);
        if (events === undefined) continue;
        const [gone] = await redis.readoutForget(keys.event(event), events, "");
        if (gone > 0) await takeFromList(redis, keys, event);
      }
    },
  };
}

/** Groups of events that one script call may change: on a cluster one each, as each has a slot of its own, else all. */
function inOneSlot<T>(redis: RedisConnection, events: readonly T[]): (readonly T[])[] {
  if (redis.isCluster) return events.map((event) => [event]);
  return events.length === 0 ? [] : [events];
}

function addRecorded(outcomes: readonly number[][]): Recorded {
  const sum = { counted: 0, replaced: 0, unchanged: 0, overtaken: 0 };
  for (const [counted = 0, replaced = 0, unchanged = 0, overtaken = 0] of outcomes) {
    sum.counted += counted;
    sum.replaced += replaced;
    sum.unchanged += unchanged;
    sum.overtaken += overtaken;
  }
  return sum;
}
