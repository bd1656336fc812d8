import { ReadoutError } from "../errors.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { checkCall, readForgets } from "./forgets.ts";
import { UNCHECKED } from "./record-arguments.ts";
import { readCall, writeCall } from "./record-call.ts";
import type { RecordCall } from "./record-calls.ts";

/** What record.lua returns; its header says what each number is. */
export type RecordReply = [
  ...counts: [number, number, number, number],
  left: number,
  forgotten: number,
  unchecked: number[],
  refused: number[],
];

/** A call of record.lua with the base key of its event. */
export type KeyedCall = RecordCall & { base: string };

/** The outcome of calls of record.lua, and the events of which nothing was left to count. */
export type RecordedAll = {
  /** How many mentions were counted, replaced, unchanged and overtaken. */
  outcome: number[];
  forgotten: number;
  /** Events that were forgotten after all of this was sent. */
  nothingOf: string[];
};

/**
 * Calls record.lua for events in one slot, and again as long as it has left mentions that are still to be
 * taken away, or has mentions that are to be checked against forgets. Throws OTHER_TAGGER, once all else is counted.
 */
export async function recordAll(
  redis: RedisConnection,
  calls: readonly KeyedCall[],
): Promise<RecordedAll> {
  const bases = calls.map(({ base }) => base);
  const lists = calls.flatMap(({ list }) => list);
  const reply = await redis.readoutRecord(bases.length, ...bases, ...lists);
  const [, , , , left, forgotten, unchecked, refused] = reply;
  await takeLeft(redis, bases, left);
  const all: RecordedAll = { outcome: reply.slice(0, 4).map(Number), forgotten, nothingOf: [] };
  for (const place of unchecked) {
    const more = await recordChecked(redis, calls[place - 1]!);
    all.outcome = all.outcome.map((count, i) => count + (more.outcome[i] ?? 0));
    all.forgotten += more.forgotten;
    all.nothingOf.push(...more.nothingOf);
  }
  const [first] = refused;
  if (first !== undefined) throw await otherTagger(redis, calls[first - 1]!);
  return all;
}

async function takeLeft(redis: RedisConnection, bases: string[], before: number): Promise<void> {
  const nothing = bases.flatMap(() =>
    writeCall({ revisions: [], runs: [], tagger: "", checked: UNCHECKED }),
  );
  for (let left = before; left > 0;) {
    const reply = await redis.readoutRecord(bases.length, ...bases, ...nothing);
    left = reply[4];
  }
}

/** Counts the mentions of one event, some of which may be forgotten: checks them until no forget came in between. */
async function recordChecked(redis: RedisConnection, call: KeyedCall): Promise<RecordedAll> {
  for (;;) {
    const { words, leftOut } = checkCall(readCall(call.list), await readForgets(redis, call.base));
    if (words.revisions.length === 0 && words.runs.length === 0)
      return { outcome: [0, 0, 0, leftOut], forgotten: 0, nothingOf: [call.event] };
    const reply = await redis.readoutRecord(1, call.base, ...writeCall(words));
    const [counted, replaced, unchanged, overtaken, left, forgotten, unchecked, refused] = reply;
    if (unchecked.length > 0) continue;
    await takeLeft(redis, [call.base], left);
    if (refused.length > 0) throw await otherTagger(redis, call);
    const outcome = [counted, replaced, unchanged, overtaken + leftOut];
    return { outcome, forgotten, nothingOf: [] };
  }
}

async function otherTagger(redis: RedisConnection, { base, event, list }: KeyedCall) {
  const known = await redis.hget(`${base}:totals`, "tagger");
  return new ReadoutError(
    "OTHER_TAGGER",
    `The event ${event} is tagged by ${known}, and not by ${readCall(list).tagger}. ` +
      `readout retag ${event} gives it to another tagger`,
  );
}
