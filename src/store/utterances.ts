import type { Redis } from "ioredis";
import { readCellCode } from "../counting/cell-key.ts";
import { cellOf } from "../counting/entry.ts";
import { passes } from "../counting/filter.ts";
import { compareLatest, type Voiced } from "../counting/order.ts";
import type { Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import type { TaggedStatement } from "../statement/tags.ts";

/** Utterances are read a few groups at a time, so that no script call holds Redis for long. */
const GROUPS_PER_CALL = 20;

/** The utterances of an event that pass the filter, the latest first; those whose texts are gone are not there. */
export async function readUtterances(
  redis: Redis,
  base: string,
  filter: UtteranceFilter,
): Promise<Utterance[]> {
  const found: Utterance[] = [];
  for (const groups of groupsByDay(await redis.hkeys(`${base}:cells`), filter)) {
    const rows: (Voiced & Utterance)[] = [];
    for (let i = 0; i < groups.length; i += GROUPS_PER_CALL) {
      const call = groups.slice(i, i + GROUPS_PER_CALL);
      rows.push(...readRows(await redis.readoutReadVoices(base, ...call)));
    }
    for (const { statement, mentions } of rows.sort(compareLatest)) {
      // A group holds all stances, and background beside reactions.
      if (passes(cellOf(statement), filter)) found.push({ statement, mentions });
      if (found.length === filter.limit) return found;
    }
  }
  return found;
}

/** The groups of voices that can hold what is asked for, a list a day, the latest day first. */
function groupsByDay(cells: readonly string[], filter: UtteranceFilter): string[][] {
  const days = new Map<string, Set<string>>();
  for (const key of cells) {
    const code = key.slice(0, key.lastIndexOf("."));
    const cell = readCellCode(code);
    if (!passes(cell, filter)) continue;
    const [country = "", , day = ""] = code.split(".");
    const group = `${country}.${cell.role === "official" ? "o" : "a"}.${day}`;
    const groups = days.get(cell.day ?? "");
    if (groups) groups.add(group);
    else days.set(cell.day ?? "", new Set([group]));
  }
  const latestFirst = [...days].sort(([a], [b]) => (a < b ? 1 : -1));
  return latestFirst.map(([, groups]) => [...groups]);
}

function* readRows(list: readonly (string | number)[]): Iterable<Voiced & Utterance> {
  for (let i = 0; i < list.length; i += 4) {
    const [json, mentions, utterance, time] = list.slice(i, i + 4) as [
      string,
      number,
      string,
      string,
    ];
    if (json === "") continue;
    const statement = JSON.parse(json) as TaggedStatement;
    const day = statement.publishedAt?.slice(0, 10) ?? null;
    yield {
      day,
      instant: day === null ? null : Number.parseInt(time, 36),
      utterance,
      statement,
      mentions,
    };
  }
}
