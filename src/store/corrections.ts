import { compareMade } from "../counting/overlay.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { compareCodePoints } from "../statement/identity.ts";
import type { Correction } from "../statement/correction.ts";
import { carryOver, isOfEarlierLayout } from "./carry-over.ts";
import { correctionArguments, readLog, type Said } from "./correction-log.ts";
import { namingForeignKeys } from "./foreign-key.ts";
import type { Keys } from "./keys.ts";
import { inGroups } from "./script-lists.ts";
import { defineScripts } from "./scripts.ts";

/** What became of a correction. */
export type Outcome = {
  /** When it was made; null where it was known before, and nothing changed. */
  at: string | null;
  /** Whether its utterance counts now; else it waits until that comes. */
  placed: boolean;
};

/** A correction and what there is of it. */
export type KeptCorrection = Correction & {
  /** Whether its utterance counts now. */
  placed: boolean;
};

export type Corrections = {
  /** Takes corrections in, all or none, each once however often it is sent; the counts follow at once. */
  record(event: string, said: readonly Said[]): Promise<Outcome[]>;
  /** All that readers said of an event, in the order in which they did. */
  read(event: string): Promise<KeptCorrection[]>;
  /** The utterance that each name means, its own or the id of a statement; null where it means none. */
  find(event: string, names: readonly string[]): Promise<(string | null)[]>;
};

/** So many at a time, so that no script call has more arguments than Redis takes. */
const SAID_PER_CALL = 500;
const NAMES_PER_CALL = 500;
const LOGS_PER_CALL = 200;

/** The corrections in Redis. The caller owns the connection and closes it. */
export function openCorrections(redis: RedisConnection, keys: Keys): Corrections {
  defineScripts(redis);

  async function send(base: string, said: readonly Said[]): Promise<string[]> {
    const calls = inGroups(said, SAID_PER_CALL).map((some) => some.flatMap(correctionArguments));
    const [only = [], ...more] = calls;
    if (more.length === 0) return (await redis.readoutCorrect(base, ...only)).map(String);
    // In one transaction: a Redis that is killed meanwhile has all of them or none.
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

  async function find(event: string, names: readonly string[]): Promise<(string | null)[]> {
    const found: (string | null)[] = [];
    for (const some of inGroups(names, NAMES_PER_CALL)) {
      const list = await reading(event, (base) => redis.readoutFindUtterances(base, ...some));
      found.push(...list.map((utterance) => utterance || null));
    }
    return found;
  }

  return {
    async record(event, said) {
      if (said.length === 0) return [];
      const base = keys.event(event);
      const answers = await send(base, said).catch(async (error: unknown) => {
        if (!isOfEarlierLayout(error)) throw error;
        await carryOver(redis, base);
        return send(base, said);
      });
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
          return said.map((correction) => ({ ...correction, placed: found[i] === utterance }));
        })
        .toSorted((a, b) => compareMade(a, b) || compareCodePoints(a.utterance, b.utterance));
    },
    find,
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
