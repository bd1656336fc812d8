import { Redis } from "ioredis";
import { setTimeout as sleep } from "node:timers/promises";
import { toEntry } from "../../src/counting/entry.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openReadout } from "../../src/readout.ts";
import { renderJson } from "../../src/reporting/render-json.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import type { Tags } from "../../src/statement/tags.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { redisCpu } from "../stage/measured.ts";

const PREFIX = "bench";
const CHUNK = 250;
/** The sample has fewer statements than this: their tags come round again. */
const KINDS_OF_TAGS = 500;
const REPORTS = 9;

/** What an event of so many mentions takes and costs. */
export type EventCosts = {
  /** Bytes a mention in Redis beside the texts, and those of the texts. */
  bytes: number;
  textBytes: number;
  /** Processor time of Redis for writing a mention, in microseconds. */
  writing: number;
  /** The report of the event as JSON, in milliseconds: the best of some. */
  reportMs: number;
};

/** Counts mentions of one event, of which `repeats` in a hundred are reprints, on a Redis of their own. */
export async function measureEvent(
  server: string,
  mentions: number,
  repeats: number,
): Promise<EventCosts> {
  const { socket, stop } = await startPrivateServer(server);
  const redis = new Redis(socket);
  const readout = openReadout({ redisUrl: socket, prefix: PREFIX });
  try {
    const aggregates = openAggregates(redis, openKeys(PREFIX));
    const before = await usedMemory(redis);
    const cpuBefore = await redisCpu(redis);
    for (const entries of inChunks(taggedEntries(mentions, repeats))) {
      await aggregates.record({ entries, revisions: [] });
    }
    const cpu = (await redisCpu(redis)) - cpuBefore;
    const withTexts = await usedMemory(redis);
    const reportMs = await bestOf(REPORTS, async () => renderJson(await readout.report("event-0")));
    await aggregates.expire({ texts: 0 });
    const beside = await usedMemory(redis);
    return {
      bytes: (beside - before) / mentions,
      textBytes: (withTexts - beside) / mentions,
      writing: cpu / mentions,
      reportMs,
    };
  } finally {
    await readout.close();
    redis.disconnect();
    await stop();
  }
}

async function bestOf(times: number, act: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await act();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

/** So many mentions of one event, `event-0`, of which `repeats` in a hundred are reprints. */
export function* taggedEntries(mentions: number, repeats: number) {
  const tagger = openTagger(loadLexicons());
  const tags: Tags[] = [];
  const spread = { events: 1, days: 30, outlets: 200, repeats };
  let i = 0;
  for (const { id: _, ...statement } of makeStatements(mentions, 3, spread)) {
    if (i < KINDS_OF_TAGS) tags.push(tagger.tagEnglish({ id: "m", ...statement }));
    // Ids as Readout makes them: a letter and sixteen characters.
    const id = `m${i.toString(36).padStart(16, "0")}`;
    const tagged = { id, ...statement, tags: tags[i % KINDS_OF_TAGS]! };
    yield toEntry(tagged, { sequence: i + 1, epoch: tagger.epoch });
    i += 1;
  }
}

export function* inChunks<T>(rows: Iterable<T>): Iterable<T[]> {
  let chunk: T[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/** Bytes in use, once all that was unlinked is really freed. */
async function usedMemory(redis: Redis): Promise<number> {
  for (;;) {
    const info = await redis.info("memory");
    if (/lazyfree_pending_objects:0\b/.test(info))
      return Number(/used_memory:(\d+)/.exec(info)?.[1]);
    await sleep(20);
  }
}
