import { taggerName } from "../counting/tagger-name.ts";
import type { Wanted } from "../queue/chunk.ts";
import { resend, type Resent } from "../queue/resend.ts";
import type { Mention } from "../statement/tags.ts";
import { carryOverIfNeeded } from "../store/carry-over.ts";
import { type KeptMention, readKeptMentions } from "../store/kept-mentions.ts";
import { readKept } from "../store/kept-statement.ts";
import { readLiveWorkers } from "../store/live-workers.ts";
import { readRecord, readSource } from "../store/read-record.ts";
import { defineScripts } from "../store/scripts.ts";
import type { OwnTagger } from "../tagging/tagger.ts";
import type { LifeStore } from "./life-store.ts";
import { cellWordOfCode, cellWordWith } from "./retag-cell.ts";
import { openDifference, type RetagDifference } from "./retag-difference.ts";

/** How an event is tagged anew. */
export type RetagOptions = {
  /** Only say what would move. */
  dryRun?: boolean;
  /** A module with the tagger that the event is to have; without it that of this version. */
  tagger?: string;
  /** Hears how far it has come. */
  onProgress?: (progress: RetagProgress) => void;
};

/** How far it has come. */
export type RetagProgress = {
  sent: number;
  /** Whether a worker with this tagger gave a sign of life lately; null before that was looked at. */
  hasWorker: boolean | null;
};

/** What came of tagging an event anew. */
export type Retagged = RetagDifference & {
  event: string;
  model: string;
  mentions: {
    /** Those that were put on the queue again, or would be. */
    sent: number;
    /** Those that an older model or another tagger tagged and that have no text any more: they keep their tags. */
    withoutText: number;
    /** Those that still have older tags: they failed, or were counted meanwhile by an older worker. */
    older: number;
  };
};

/** Tags an event anew by way of the queue, and says what moved. */
export async function retag(
  store: LifeStore,
  event: string,
  tagger: OwnTagger,
  { dryRun = false, onProgress = () => {} }: RetagOptions,
): Promise<Retagged> {
  await store.refuseUnknown(event);
  const { redis, keys } = store;
  const base = keys.event(event);
  defineScripts(redis);
  await carryOverIfNeeded(redis, base);
  const { model, epoch } = tagger;
  const wanted: Wanted = { tagger: taggerName(model), epoch, model };
  const before = await readCells(store, base);
  const difference = openDifference(before);
  const mentions = { sent: 0, withoutText: 0, older: 0 };

  async function* older(): AsyncIterable<Resent[]> {
    for await (const some of readKeptMentions(redis, base)) {
      const stale = some.filter(({ source }) => isOlder(source, wanted));
      const resent = stale.filter(({ kept }) => kept !== "").map(toResent);
      mentions.withoutText += stale.length - resent.length;
      mentions.sent += resent.length;
      onProgress({ sent: mentions.sent, hasWorker: null });
      yield resent;
    }
  }

  if (dryRun) {
    for await (const _ of older()); // only to count them
    for await (const some of readKeptMentions(redis, base, { heads: true })) {
      for (const mention of some) {
        const { head } = mention;
        if (head === null) continue;
        const now = isOlder(mention.source, wanted) ? await tagAnew(mention, tagger) : null;
        const word = now ? cellWordWith(now, head) : cellWordOfCode(head.code);
        if (word !== null) difference.add(mention.id, word, () => now);
      }
    }
    return { event, model, mentions, ...difference.finish() };
  }

  if ((await redis.hexists(`${base}:totals`, "mentions")) === 1) {
    await redis.hset(`${base}:totals`, "tagger", wanted.tagger);
  }
  await store.beforeSending();
  const jobIds = await resend(store, store, { wanted, statements: older() });
  if (jobIds.length > 0) {
    const workers = await readLiveWorkers(redis, keys);
    const hasWorker = workers.some((worker) => worker.endsWith(` ${model}`));
    onProgress({ sent: mentions.sent, hasWorker });
    await store.producer.settled(jobIds);
  }
  for await (const some of readKeptMentions(redis, base, { heads: true })) {
    for (const mention of some) {
      if (mention.kept !== "" && isOlder(mention.source, wanted)) mentions.older += 1;
      const word = mention.head && cellWordOfCode(mention.head.code);
      if (word !== null) difference.add(mention.id, word, () => textOf(mention));
    }
  }
  return { event, model, mentions, ...difference.finish() };
}

/** The words of the cells of all utterances that count, by the ids of their representatives. */
async function readCells({ redis }: LifeStore, base: string): Promise<Map<string, string>> {
  const cells = new Map<string, string>();
  for await (const some of readKeptMentions(redis, base, { heads: true })) {
    for (const { id, head } of some) {
      const word = head && cellWordOfCode(head.code);
      if (word !== null) cells.set(id, word);
    }
  }
  return cells;
}

/** Whether a mention was tagged by another tagger, or by an older model of this one. */
function isOlder(source: string, { tagger, epoch }: Wanted): boolean {
  const by = readSource(source);
  return taggerName(by.model) !== tagger || by.epoch < epoch;
}

function toResent({ record, kept }: KeptMention): Resent {
  const { tags: _, ...statement } = readKept(kept);
  return { statement, sequence: readRecord(record).sequence };
}

async function tagAnew({ kept }: KeptMention, tagger: OwnTagger): Promise<Mention | null> {
  if (kept === "") return null;
  const { tags: _, ...statement } = readKept(kept);
  return { ...statement, tags: await tagger.tag(statement) };
}

function textOf({ kept }: KeptMention): Mention | null {
  return kept === "" ? null : readKept(kept);
}
