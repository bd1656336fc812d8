import { cellCode, readCellCode, readStance, timeOfDay } from "../counting/cell-key.ts";
import { cellOf, instantOf } from "../counting/entry.ts";
import { isSaidBy, passes } from "../counting/filter.ts";
import { compareLatest, type Voiced } from "../counting/order.ts";
import type { Cell, Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { hasLabels, type TaggedStatement } from "../statement/tags.ts";
import { readKept } from "./kept-statement.ts";

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
    let looked = 0;
    while (looked < asked.length && found.length < limit) {
      const size = Math.min(STATEMENTS_PER_CALL, limit - found.length);
      const some = asked.slice(looked, looked + size);
      looked += size;
      const ids = some.map(({ utterance }) => utterance);
      const rows = readRows(await redis.readoutReadUtterances(base, ...ids));
      for (const [at, row] of rows.entries()) {
        if (row && speaksFor(some[at]!, row.statement) && isSaidBy(row.statement, filter))
          found.push(row);
      }
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

type Voice = Voiced & {
  cell: Pick<Cell, "country" | "stance" | "background" | "otherLanguage" | "day">;
  /** Its group and its line, as utterances.lua writes it. */
  words: string;
};

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

function* toVoices({ name, country, day }: Group, lines: readonly string[]): Iterable<Voice> {
  for (const line of new Set(lines)) {
    const space = line.indexOf(" ");
    const cell = {
      country,
      stance: readStance(line[2]),
      background: line[0] === "b",
      otherLanguage: line[0] === "l",
      day,
    };
    const instant = day === null ? null : Number.parseInt(line.slice(3, space), 36);
    yield { utterance: line.slice(space + 1), day, instant, cell, words: `${name} ${line}` };
  }
}

/** Whether a voice is that of its representative; else it is left from before a change. */
function speaksFor({ utterance, words }: Voice, statement: TaggedStatement): boolean {
  const cell = cellOf(statement);
  const [country, day, letters = ""] = cellCode(cell).split(".");
  const [stance, , role, background] = letters;
  const by = role === "o" ? "o" : "a";
  const time = timeOfDay(instantOf(statement), cell.day);
  return words === `${country}.${day} ${background}${by}${stance}${time} ${utterance}`;
}

/** Utterances in the order in which they were asked for; null where one or its text is gone. */
function readRows(list: readonly (string | number)[]): (Utterance | null)[] {
  const rows: (Utterance | null)[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const kept = String(list[i]);
    const statement = kept === "" ? null : readKept(kept);
    const shown = statement && hasLabels(statement);
    rows.push(shown ? { statement, mentions: Number(list[i + 1]) } : null);
  }
  return rows;
}
