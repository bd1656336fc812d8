import { readCellCode, readStance } from "../counting/cell-key.ts";
import { cellOf } from "../counting/entry.ts";
import { passes } from "../counting/filter.ts";
import { compareLatest, type Voiced } from "../counting/order.ts";
import type { Cell, Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { TaggedStatement } from "../statement/tags.ts";

/** A few groups and statements at a time, so that no script call holds Redis for long. */
const GROUPS_PER_CALL = 20;
const STATEMENTS_PER_CALL = 200;

/**
 * The utterances of an event that pass the filter, the latest first; those whose texts are gone are not
 * there. Reads one day after the other, and no more texts than are asked for.
 */
export async function readUtterances(
  redis: RedisConnection,
  base: string,
  filter: UtteranceFilter,
): Promise<Utterance[]> {
  const found: Utterance[] = [];
  const limit = filter.limit ?? Number.POSITIVE_INFINITY;
  for (const groups of groupsByDay(await redis.hkeys(`${base}:cells`), filter)) {
    const voices = await readVoices(redis, base, groups);
    const asked = voices.filter(({ cell }) => passes(cell, filter)).sort(compareLatest);
    for (let i = 0; i < asked.length && found.length < limit; i += STATEMENTS_PER_CALL) {
      const size = Math.min(STATEMENTS_PER_CALL, limit - found.length);
      const ids = asked.slice(i, i + size).map(({ utterance }) => utterance);
      const rows = toUtterances(await redis.readoutReadUtterances(base, ...ids));
      // What changed between the two calls may no longer be what was asked for.
      found.push(...rows.filter(({ statement }) => passes(cellOf(statement), filter)));
    }
    if (found.length >= limit) return found.slice(0, limit);
  }
  return found;
}

/** Utterances with the same country and day. */
type Group = { name: string; country: string | null; day: string | null };

/** The groups that can hold what is asked for, a list a day, the latest day first. */
function groupsByDay(cells: readonly string[], filter: UtteranceFilter): Group[][] {
  const days = new Map<string, Map<string, Group>>();
  for (const key of cells) {
    const [country = "", day = "", letters = ""] = key.split(".");
    const cell = readCellCode(`${country}.${day}.${letters}`);
    if (!passes(cell, filter)) continue;
    const groups = days.get(cell.day ?? "") ?? new Map<string, Group>();
    const name = `${country}.${day}`;
    groups.set(name, { name, country: cell.country, day: cell.day });
    days.set(cell.day ?? "", groups);
  }
  const latestFirst = [...days].sort(([a], [b]) => (a < b ? 1 : -1));
  return latestFirst.map(([, groups]) => [...groups.values()]);
}

type Voice = Voiced & { cell: Pick<Cell, "country" | "stance" | "background" | "day"> };

async function readVoices(
  redis: RedisConnection,
  base: string,
  groups: readonly Group[],
): Promise<Voice[]> {
  const voices: Voice[] = [];
  for (let i = 0; i < groups.length; i += GROUPS_PER_CALL) {
    const some = groups.slice(i, i + GROUPS_PER_CALL);
    const logs = await redis.readoutReadVoices(base, ...some.map(({ name }) => name));
    for (const [at, log] of logs.entries()) voices.push(...toVoices(some[at]!, log));
  }
  return voices;
}

/** What is left of a log once all that went again is taken out; utterances.lua writes its lines. */
function* toVoices({ country, day }: Group, log: readonly string[]): Iterable<Voice> {
  const spoken = new Set<string>();
  for (const line of log) {
    if (line.startsWith("+")) spoken.add(line.slice(1));
    else spoken.delete(line.slice(1));
  }
  for (const voice of spoken) {
    const space = voice.indexOf(" ");
    const cell = { country, stance: readStance(voice[2]), background: voice[0] === "b", day };
    const instant = day === null ? null : Number.parseInt(voice.slice(3, space), 36);
    yield { utterance: voice.slice(space + 1), day, instant, cell };
  }
}

function toUtterances(list: readonly (string | number)[]): Utterance[] {
  const utterances: Utterance[] = [];
  for (let i = 0; i < list.length; i += 2) {
    if (list[i] === "") continue;
    const statement = JSON.parse(String(list[i])) as TaggedStatement;
    utterances.push({ statement, mentions: Number(list[i + 1]) });
  }
  return utterances;
}
