import { ReadoutError } from "../errors.ts";
import type { Decisions, FoldedBy, FoldLink, Folds, Pair, Regrouped } from "../counting/folds.ts";
import { readDayWord } from "../counting/cell-key.ts";
import type { Mention } from "../statement/tags.ts";
import { readForgotAll } from "./forgets.ts";
import { readKept } from "./kept-statement.ts";
import { groupBy } from "../statement/group-by.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";
import { defineScripts } from "./scripts.ts";

/** What is to be changed about the folds of an event; `decisions` are all that hold from then on, where given. */
export type FoldChange = { regrouped: readonly Regrouped[]; decisions?: Decisions };

/** One of the utterances that are folded together, by itself: its text may be gone. */
export type KeptWording = {
  utterance: string;
  mentions: number;
  statement: Mention | null;
  /** The day of its latest dated mention. */
  lastDay: string | null;
};

/** The folds of events in Redis. */
export type FoldStore = {
  read(event: string): Promise<Folds>;
  /** What utterances say by themselves, by their names or those of their mentions; null where there is none. */
  wordings(event: string, names: readonly string[]): Promise<(KeptWording | null)[]>;
  /**
   * Makes a change to folds as they were read, all or nothing, and every count follows. Gives the folds' new
   * revision; null, and changes nothing, where somebody else has changed them meanwhile. Throws UNKNOWN_EVENT where
   * nothing is counted.
   */
  change(event: string, before: Folds, change: FoldChange): Promise<number | null>;
};

const NAMES_PER_CALL = 200;
/** What the script gives for an event of which nothing is counted. */
const NOTHING_COUNTED = -2;
const TOGETHER = "+";
const APART = "!";
const NAME = "=";
const LETTERS = { words: "w", quotation: "q", hand: "h" } as const satisfies Record<
  FoldedBy,
  string
>;

const REASONS = Object.keys(LETTERS) as FoldedBy[];

/** Opens the folds. The caller owns the connection. */
export function openFoldStore(redis: RedisConnection, keys: Keys): FoldStore {
  defineScripts(redis);
  return {
    async read(event) {
      const base = keys.event(event);
      // The forget first: one that comes in between is noticed by the change.
      const forgot = await readForgotAll(redis, base);
      return { ...readFolds(await redis.hgetall(`${base}:folds`)), forgot };
    },
    async wordings(event, names) {
      const rows: (KeptWording | null)[] = [];
      for (let i = 0; i < names.length; i += NAMES_PER_CALL) {
        const some = names.slice(i, i + NAMES_PER_CALL);
        rows.push(...readRows(await redis.readoutReadWordings(keys.event(event), ...some)));
      }
      return rows;
    },
    async change(
      event,
      { revision, forgot, decisions: before },
      { regrouped, decisions = before },
    ) {
      const list = [
        revision,
        forgot.toString(36),
        regrouped.length,
        ...regrouped.flatMap(regroupArguments),
        ...decisionArguments(TOGETHER, before.together, decisions.together),
        ...decisionArguments(APART, before.apart, decisions.apart),
      ];
      const now = await redis.readoutRegroup(keys.event(event), ...list);
      if (now === NOTHING_COUNTED) {
        throw new ReadoutError("UNKNOWN_EVENT", `Nothing is counted for the event ${event}`);
      }
      return now < 0 ? null : now;
    },
  };
}

function readFolds(fields: Readonly<Record<string, string>>): Omit<Folds, "forgot"> {
  const links: FoldLink[] = [];
  const [together, apart]: [Pair[], Pair[]] = [[], []];
  for (const [field, value] of Object.entries(fields)) {
    const [first = "", rest = field.slice(1)] = [field[0]];
    const pairs = () => value.split(" ").map((other): Pair => [rest, other]);
    if (first === TOGETHER) together.push(...pairs());
    else if (first === APART) apart.push(...pairs());
    else if (first !== NAME && field !== "revision") {
      const [group = "", similarity, letter] = value.split(" ");
      const by = REASONS.find((reason) => LETTERS[reason] === letter) ?? "words";
      links.push({ utterance: field, group, similarity: Number(similarity), by });
    }
  }
  return { revision: Number(fields.revision ?? 0), links, decisions: { together, apart } };
}

function readRows(list: readonly (string | number)[]): (KeptWording | null)[] {
  const rows: (KeptWording | null)[] = [];
  for (let i = 0; i < list.length; i += 4) {
    const [utterance = "", mentions, kept = "", day = "-"] = list.slice(i, i + 4).map(String);
    const statement = kept === "" ? null : readKept(kept);
    const row = { utterance, mentions: Number(mentions), statement, lastDay: readDayWord(day) };
    rows.push(utterance === "" ? null : row);
  }
  return rows;
}

function regroupArguments({ utterance, link }: Regrouped): string[] {
  if (link === null) return [utterance, "", "", ""];
  return [utterance, link.group, String(link.similarity), LETTERS[link.by]];
}

/** The fields of decisions that change, with their values, "" to take one away. */
function decisionArguments(sign: string, before: readonly Pair[], now: readonly Pair[]): string[] {
  const [was, is] = [othersOf(before), othersOf(now)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (first) => was.get(first) !== is.get(first),
  );
  return changed.flatMap((first) => [`${sign}${first}`, is.get(first) ?? ""]);
}

function othersOf(pairs: readonly Pair[]): Map<string, string> {
  const groups = groupBy(pairs, ([first]) => first);
  return new Map(
    [...groups].map(([first, its]) => [
      first,
      its
        .map(([, other]) => other)
        .toSorted()
        .join(" "),
    ]),
  );
}
