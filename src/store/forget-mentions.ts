import { articleOf } from "../counting/entry.ts";
import { type Forgetting, isMeant } from "../counting/forgetting.ts";
import type { RedisConnection } from "../redis/connection.ts";
import { carryOverIfNeeded } from "./carry-over.ts";
import { markForgotten, readChecked } from "./forgets.ts";
import { type KeptMention, readKeptMentions } from "./kept-mentions.ts";
import { readKept } from "./kept-statement.ts";
import { keptMention, readRecord, readSource } from "./read-record.ts";
import { articleKey } from "./record-arguments.ts";
import { type MentionRun, writeCall } from "./record-call.ts";
import { defineScripts } from "./scripts.ts";

/** How many mentions were forgotten, or would be, and of how many more only their text, which is gone, could tell. */
export type ForgottenMentions = { mentions: number; withoutText: number };

/**
 * Forgets mentions of an event: writes down what is meant, and takes away what is counted, some at a time. Where it is
 * broken off, another one goes on. `onStep` hears of each part that was looked at.
 */
export async function forgetMentions(
  redis: RedisConnection,
  base: string,
  forgetting: Forgetting,
  onStep: () => Promise<void> = () => Promise.resolve(),
): Promise<ForgottenMentions> {
  const { sequence, keys } = forgetting;
  defineScripts(redis);
  await carryOverIfNeeded(redis, base);
  await redis.readoutBeginForget(base, sequence.toString(36), JSON.stringify(keys));
  const all: ForgottenMentions = { mentions: 0, withoutText: 0 };
  for await (const some of readKeptMentions(redis, base)) {
    const { meant, withoutText } = findMeant(some, forgetting);
    all.withoutText += withoutText;
    if (meant.length > 0) all.mentions += await takeAway(redis, base, sequence, meant);
    await onStep();
  }
  return all;
}

/** How many mentions `forgetMentions` would take away by now. */
export async function countMeant(
  redis: RedisConnection,
  base: string,
  forgetting: Forgetting,
): Promise<ForgottenMentions> {
  defineScripts(redis);
  await carryOverIfNeeded(redis, base);
  const all: ForgottenMentions = { mentions: 0, withoutText: 0 };
  for await (const some of readKeptMentions(redis, base)) {
    const { meant, withoutText } = findMeant(some, forgetting);
    all.mentions += meant.length;
    all.withoutText += withoutText;
  }
  return all;
}

function findMeant(mentions: readonly KeptMention[], { sequence, keys }: Forgetting) {
  const meant: KeptMention[] = [];
  let withoutText = 0;
  for (const mention of mentions) {
    if (readRecord(mention.record).sequence > sequence) continue;
    const means = isMeant(keptMention(mention), keys);
    if (means) meant.push(mention);
    else if (means === null) withoutText += 1;
  }
  return { meant, withoutText };
}

async function takeAway(
  redis: RedisConnection,
  base: string,
  sequence: number,
  mentions: readonly KeptMention[],
): Promise<number> {
  const kept = markForgotten("", sequence);
  const runs = mentions.map(({ id, record, source, kept: text }): MentionRun => {
    const { outlet, title, epoch, model } = readSource(source);
    const article = readRecord(record).mark === "" ? "" : articleIn(text);
    return {
      head: [title ?? "", epoch, model],
      sources: [`=${source}`],
      mentions: [[id, record, outlet ?? "", article, kept]],
    };
  });
  for (;;) {
    // Another forget that begins meanwhile looks at all mentions itself.
    const checked = await readChecked(redis, base);
    const list = writeCall({ revisions: [], runs, tagger: "", checked });
    const reply = await redis.readoutRecord(1, base, ...list);
    const [, , , , , forgotten, unchecked] = reply;
    if (unchecked.length === 0) return forgotten;
  }
}

function articleIn(kept: string): string {
  const article = kept === "" ? null : articleOf(readKept(kept));
  return article === null ? "" : articleKey(article.article);
}
