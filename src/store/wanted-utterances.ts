import type { Labels } from "../counting/cell-key.ts";
import { openCellReader } from "../counting/cell-reader.ts";
import type { Cell, Utterance } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { readRepresented } from "./utterances.ts";
import { readVoice } from "./voice.ts";

/** Which utterances of an event are wanted, as far as their cells tell. */
export type Wanted = {
  /** How much an utterance of a cell is wanted at most; null where not at all. */
  most(cell: CodedCell): number | null;
  /** What is wanted less is passed over; it may grow while utterances come. */
  least(): number;
};

/** A cell without its model. */
export type CodedCell = Labels & Pick<Cell, "country" | "day">;

const VOICES_PER_CALL = 500;
const STATEMENTS_PER_CALL = 200;

/** Utterances of a country on a day, with how much those of a stance are wanted at most. */
type Group = {
  cell: Pick<Cell, "country" | "day">;
  words: readonly [country: string, day: string];
  most: Map<string, number>;
};

const kindOf = ({ stance, background }: Pick<Cell, "stance" | "background">) =>
  `${stance} ${background}`;

/**
 * The utterances that are wanted and have their text, the most wanted groups first, some at a time: it holds no more
 * than a part of one group. One that moves meanwhile may come twice.
 */
export async function* readWanted(
  redis: RedisConnection,
  base: string,
  wanted: Wanted,
): AsyncIterable<Utterance[]> {
  const groups = new Map<string, Group>();
  const read = openCellReader();
  for (const key of await redis.hkeys(`${base}:cells`)) {
    const { country, day, labels, words } = read(key);
    const cell = { ...labels, country, day };
    const most = cell.otherLanguage ? null : wanted.most(cell);
    if (most === null) continue;
    const name = words.join(" ");
    const group = groups.get(name) ?? { cell, words, most: new Map() };
    group.most.set(kindOf(cell), Math.max(most, group.most.get(kindOf(cell)) ?? 0));
    groups.set(name, group);
  }
  const mostOf = ({ most }: Group) => Math.max(...most.values());
  for (const group of [...groups.values()].toSorted((a, b) => mostOf(b) - mostOf(a))) {
    if (mostOf(group) < wanted.least()) return;
    yield* readGroup(redis, base, { group, wanted });
  }
}

async function* readGroup(
  redis: RedisConnection,
  base: string,
  { group, wanted }: { group: Group; wanted: Wanted },
): AsyncIterable<Utterance[]> {
  for (let after = "", isEnd = false; !isEnd;) {
    const [words = []] = await redis.readoutReadVoices(
      base,
      VOICES_PER_CALL,
      ...group.words,
      after,
    );
    isEnd = words.length < VOICES_PER_CALL;
    after = words.at(-1) ?? "";
    const ids = words
      .map((word) => readVoice(word, group.cell))
      .filter(({ cell }) => {
        const most = group.most.get(kindOf(cell));
        return most !== undefined && most >= wanted.least();
      })
      .map(({ id }) => id);
    for (let i = 0; i < ids.length; i += STATEMENTS_PER_CALL) {
      yield await readRepresented(redis, base, ids.slice(i, i + STATEMENTS_PER_CALL));
    }
  }
}
