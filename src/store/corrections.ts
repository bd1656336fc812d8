import { compareMade, standingCorrections } from "../counting/overlay.ts";
import type { Utterance } from "../counting/snapshot.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { compareCodePoints } from "../statement/identity.ts";
import type { Correction, KeptCorrection } from "../statement/correction.ts";
import { carryOver, isOfEarlierLayout } from "./carry-over.ts";
import { correctionArguments, readLog, type Said } from "./correction-log.ts";
import { namingForeignKeys } from "./foreign-key.ts";
import { readForgotAll } from "./forgets.ts";
import type { Keys } from "./keys.ts";
import { inGroups } from "./script-lists.ts";
import { defineScript, defineScripts } from "./scripts.ts";
import { readRepresented } from "./utterances.ts";

/** What became of a correction. */
export type Outcome = {
  /** When it was made; null where it was known before, and nothing changed. */
  at: string | null;
  /** Whether its utterance counts now; else it waits until that comes. */
  placed: boolean;
};

/** An utterance, and the mention that represents it. */
export type Found = { utterance: string; id: string };

export type Corrections = {
  /** The sequence of the last forget of the whole event, 0 where there was none. */
  forgot(event: string): Promise<number>;
  /**
   * Takes corrections in, all or none, each once however often it is sent; the counts follow at once. Null, and
   * changes nothing, where the whole event was forgotten after this sequence.
   */
  record(event: string, said: readonly Said[], since: number): Promise<Outcome[] | null>;
  /** All that readers said of an event, in the order in which they did. */
  read(event: string): Promise<KeptCorrection[]>;
  /** The utterance that each name means, its own or the id of a statement; null where it means none. */
  find(event: string, names: readonly string[]): Promise<(Found | null)[]>;
  /** What was said of one utterance, in the order in which it was. */
  of(event: string, utterance: string): Promise<Correction[]>;
  /** The utterance that a mention represents; null where it represents none, or its text is gone. */
  represented(event: string, id: string): Promise<Utterance | null>;
};

/** So many at a time, so that no script call has more arguments than Redis takes. */
const SAID_PER_CALL = 500;
const NAMES_PER_CALL = 500;
const LOGS_PER_CALL = 200;

/** The corrections in Redis. The caller owns the connection and closes it. */
export function openCorrections(redis: RedisConnection, keys: Keys): Corrections {
  defineScripts(redis);

  async function send(base: string, said: readonly Said[], since: number): Promise<string[]> {
    const calls = inGroups(said, SAID_PER_CALL).map((some) => [
      since.toString(36),
      ...some.flatMap(correctionArguments),
    ]);
    const [only = [], ...more] = calls;
    if (more.length === 0) return (await redis.readoutCorrect(base, ...only)).map(String);
    // In one transaction: a Redis that is killed meanwhile has all of them or none.
    defineScript(redis, "readoutCorrect");
    const transaction = redis.multi();
    for (const list of calls) transaction.readoutCorrect(base, ...list);
    const answers = (await transaction.exec()) ?? [];
    const failure = answers.find(([error]) => error)?.[0];
    if (failure) throw failure;
    return answers.flatMap(([, answer]) => (answer as (string | number)[]).map(String));
  }

  const reading = <T>(event: string, read: (base: string) => Promise<T>): Promise<T> => {
    const base = keys.event(event);
    return namingForeignKeys(redis, { name: event, base }, () => read(base));
  };

  async function find(event: string, names: readonly string[]): Promise<(Found | null)[]> {
    const found: (Found | null)[] = [];
    for (const some of inGroups(names, NAMES_PER_CALL)) {
      const list = await reading(event, (base) => redis.readoutFindUtterances(base, ...some));
      for (const [utterance = "", id = ""] of inGroups(list, 2))
        found.push(utterance === "" ? null : { utterance, id });
    }
    return found;
  }

  return {
    forgot: (event) => readForgotAll(redis, keys.event(event)),
    async record(event, said, since) {
      if (said.length === 0) return [];
      const base = keys.event(event);
      const answers = await send(base, said, since).catch(async (error: unknown) => {
        if (!isOfEarlierLayout(error)) throw error;
        await carryOver(redis, base);
        return send(base, said, since);
      });
      if (answers.length === 0) return null;
      return inGroups(answers, 2).map(([at, placed]) => ({
        at: at ? new Date(Number(at)).toISOString() : null,
        placed: placed === "1",
      }));
    },
    async read(event) {
      const logs = await reading(event, (base) => readLogs(redis, `${base}:corrections`));
      const utterances = [...logs.keys()];
      const found = await find(event, utterances);
      return utterances
        .flatMap((utterance, i) => {
          const said = readLog(logs.get(utterance) ?? "", { event, utterance });
          const standing = new Set(standingCorrections(said));
          return said.map((correction) => ({
            ...correction,
            placed: found[i]?.utterance === utterance,
            takenBack: correction.undo === undefined && !standing.has(correction),
          }));
        })
        .toSorted((a, b) => compareMade(a, b) || compareCodePoints(a.utterance, b.utterance));
    },
    find,
    async of(event, utterance) {
      const log = await reading(event, (base) => redis.hget(`${base}:corrections`, utterance));
      return readLog(log ?? "", { event, utterance });
    },
    async represented(event, id) {
      const [utterance = null] = await reading(event, (base) => readRepresented(redis, base, [id]));
      return utterance;
    },
  };
}

/** The logs of all utterances of which anything was said. */
async function readLogs(redis: RedisConnection, key: string): Promise<Map<string, string>> {
  const logs = new Map<string, string>();
  let cursor = "0";
  do {
    const [next, fields] = await redis.hscan(key, cursor, "COUNT", LOGS_PER_CALL);
    for (const [utterance, log] of inGroups(fields, 2)) logs.set(utterance!, log!);
    cursor = next;
  } while (cursor !== "0");
  return logs;
}
