import { openCellReader } from "../counting/cell-reader.ts";
import { isSaidBy, passes } from "../counting/filter.ts";
import { compareLatest, type Voiced } from "../counting/order.ts";
import type { Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { hasLabels } from "../statement/tags.ts";
import { withCorrections } from "./corrected.ts";
import { readKept } from "./kept-statement.ts";
import { readVoice, type Voice } from "./voice.ts";

/** How many groups, voices of each and statements one script call reads, so that it does not hold Redis for long. */
const GROUPS_PER_CALL = 20;
const VOICES_PER_CALL = 500;
const STATEMENTS_PER_CALL = 200;

/** Where a list of utterances goes on, and how much of it is read. */
export type PageBounds = {
  /** The utterance that the page before ended with. */
  after?: Voiced | null;
  /** At most so many utterances are looked at, whether they pass the filter or not. */
  mostLooked?: number;
};

/** Some utterances, and the one behind which the list goes on; null at its end. */
export type ReadPage = { utterances: Utterance[]; last: Voiced | null };

/**
 * The utterances of an event that pass the filter, the latest first; those whose texts are gone are not
 * there. Reads one day after the other, and no more texts than are asked for.
 */
export async function readUtterances(
  redis: RedisConnection,
  base: string,
  filter: UtteranceFilter,
): Promise<Utterance[]> {
  return (await readUtterancePage(redis, base, filter, {})).utterances;
}

/** The same for a part of the list. */
export async function readUtterancePage(
  redis: RedisConnection,
  base: string,
  filter: UtteranceFilter,
  { after = null, mostLooked = Number.POSITIVE_INFINITY }: PageBounds,
): Promise<ReadPage> {
  const utterances: Utterance[] = [];
  const limit = filter.limit ?? Number.POSITIVE_INFINITY;
  let left = mostLooked;
  const days = groupsByDay(await redis.hkeys(`${base}:cells`), filter).filter(
    ([first]) => after === null || (first?.day ?? "") <= (after.day ?? ""),
  );
  for (const [at, groups] of days.entries()) {
    const { voices: asked, more } = await readLatest(redis, base, {
      groups,
      isAsked: (voice) =>
        passes(voice.cell, filter) && (after === null || compareLatest(voice, after) > 0),
      most: left,
    });
    for (let looked = 0; looked < asked.length;) {
      const size = Math.min(STATEMENTS_PER_CALL, limit - utterances.length, left);
      const some = asked.slice(looked, looked + size);
      const rows = await readRepresented(
        redis,
        base,
        some.map(({ id }) => id),
      );
      utterances.push(...rows.filter(({ statement }) => isSaidBy(statement, filter)));
      looked += some.length;
      left -= some.length;
      if (utterances.length < limit && left > 0) continue;
      const isEnd = looked === asked.length && !more && at === days.length - 1;
      return { utterances, last: isEnd ? null : some.at(-1)! };
    }
  }
  return { utterances, last: null };
}

/** Utterances with the same country and day. */
type CountryDay = {
  country: string | null;
  day: string | null;
  /** Its country and day as cells have them. */
  words: readonly [country: string, day: string];
};

/** The groups that can hold what is asked for, a list a day, the latest day first. */
function groupsByDay(cells: readonly string[], filter: UtteranceFilter): CountryDay[][] {
  const days = new Map<string, Map<string, CountryDay>>();
  const read = openCellReader();
  for (const key of cells) {
    const { country, day, labels, words } = read(key);
    if (!passes({ ...labels, country, day }, filter)) continue;
    const groups = days.get(day ?? "") ?? new Map<string, CountryDay>();
    groups.set(words[0], { country, day, words });
    days.set(day ?? "", groups);
  }
  const latestFirst = [...days].sort(([a], [b]) => (a < b ? 1 : -1));
  return latestFirst.map(([, groups]) => [...groups.values()]);
}

type Latest = {
  groups: readonly CountryDay[];
  isAsked(voice: Voice): boolean;
  /** At most so many; the others are let go as they come, as a day may have a million. */
  most: number;
};

/** The latest voices of some groups, the latest first, and whether there are more of them. */
async function readLatest(
  redis: RedisConnection,
  base: string,
  { groups, isAsked, most }: Latest,
): Promise<{ voices: Voice[]; more: boolean }> {
  let voices: Voice[] = [];
  let more = false;
  const letGo = (beyond: number) => {
    if (voices.length <= beyond) return;
    voices.sort(compareLatest);
    more ||= voices.length > most;
    voices = voices.slice(0, most);
  };
  for await (const some of readVoices(redis, base, groups)) {
    voices.push(...some.filter(isAsked));
    letGo(2 * most);
  }
  letGo(0);
  return { voices, more };
}

async function* readVoices(
  redis: RedisConnection,
  base: string,
  groups: readonly CountryDay[],
): AsyncIterable<Voice[]> {
  let asked = groups.map((group) => ({ group, after: "" }));
  while (asked.length > 0) {
    const some = asked.slice(0, GROUPS_PER_CALL);
    const triples = some.flatMap(({ group, after }) => [...group.words, after]);
    const lists = await redis.readoutReadVoices(base, VOICES_PER_CALL, ...triples);
    const unfinished: typeof asked = [];
    for (const [at, { group }] of some.entries()) {
      const words = lists[at] ?? [];
      yield words.map((word) => readVoice(word, group));
      if (words.length === VOICES_PER_CALL) unfinished.push({ group, after: words.at(-1)! });
    }
    asked = [...unfinished, ...asked.slice(some.length)];
  }
}

/** The utterances that these mentions represent, in their order; those whose texts are gone are not there. */
export async function readRepresented(
  redis: RedisConnection,
  base: string,
  ids: readonly string[],
): Promise<Utterance[]> {
  return readRows(await redis.readoutReadUtterances(base, ...ids));
}

/** Utterances in the order in which they were asked for, without those whose text is gone. */
function readRows(list: readonly (string | number)[]): Utterance[] {
  const rows: Utterance[] = [];
  for (let i = 0; i < list.length; i += 4) {
    const [kept, mentions, utterance, log] = list.slice(i, i + 4).map(String);
    if (!kept) continue;
    const of = { utterance: utterance!, log: log! };
    const { statement, corrections } = withCorrections(readKept(kept), of);
    if (!hasLabels(statement)) continue;
    const said = corrections.length === 0 ? {} : { corrections };
    rows.push({ statement, mentions: Number(mentions), utterance: utterance!, ...said });
  }
  return rows;
}
