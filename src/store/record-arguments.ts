import { cellCode, timeOfDay } from "../counting/cell-key.ts";
import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { stateMark } from "../counting/latest.ts";
import { digest } from "../statement/identity.ts";
import { type MentionRun, writeCall } from "./record-call.ts";
import { placeWord } from "./voice.ts";

/** A mention to count, and its tagged statement as the store keeps it, "" where it keeps none. */
export type Counted = { entry: Omit<Entry, "statement" | "said">; kept: string };

/** Article revisions and mentions of one event that are counted together. */
export type CountedTogether = {
  revisions: readonly ArticleRevision[];
  mentions: readonly Counted[];
};

/** The arguments of record.lua for one event, `tagger` the name of who tagged, "" where any may have. */
export function recordArguments(
  { revisions, mentions }: CountedTogether,
  tagger: string,
): (string | number)[] {
  const runs: MentionRun[] = [];
  let last: Counted["entry"] | undefined;
  for (const { entry, kept } of mentions) {
    if (!last || !areOfOneRun(last, entry)) {
      const { title, epoch, cell } = entry;
      runs.push({ head: [title ?? "", epoch, cell.model], sources: [], mentions: [] });
    }
    last = entry;
    const run = runs.at(-1)!;
    run.sources.push(`=${sourceOf(entry)}`);
    const article = entry.article ? articleKey(entry.article.article) : "";
    run.mentions.push([entry.id, recordOf(entry), entry.outlet ?? "", article, kept]);
  }
  return writeCall({
    revisions: revisions.map(({ article, revision, sequence }) => [
      articleKey(article),
      stateMark({ article, revision }),
      sequence.toString(36),
    ]),
    runs,
    tagger,
    checked: UNCHECKED,
  });
}

/** In the place of the number of forgets against which mentions were checked. */
export const UNCHECKED = "";

/** Whether mentions have the same title and the same tagger. */
function areOfOneRun(a: Counted["entry"], b: Counted["entry"]): boolean {
  return a.title === b.title && a.epoch === b.epoch && a.cell.model === b.cell.model;
}

/** The record of a mention, which layout.lua reads, but for the number of its source. */
function recordOf(entry: Omit<Entry, "statement" | "said">): string {
  const { sequence, content, utterance, sentiment, cell, cue, place, article } = entry;
  const time = timeOfDay(entry.instant, cell.day);
  const words = [sequence.toString(36), content, utterance, time, sentiment];
  const record = `${words.join(" ")} ${cellCode(cell)}${cue ? "c" : "i"}${placeWord(place)}`;
  return article ? `${record} ${stateMark(article)}` : record;
}

/** The source of a mention, which layout.lua reads: lengths in bytes and the epoch, then the texts as they are. */
function sourceOf({
  outlet,
  title,
  epoch,
  cell,
}: Pick<Entry, "outlet" | "title" | "epoch" | "cell">) {
  const [first, second] = [outlet ?? "", title ?? ""];
  const lengths = `${Buffer.byteLength(first)} ${Buffer.byteLength(second)}`;
  return `${lengths} ${epoch} ${first}${second}${cell.model}`;
}

/** 96 bits for an article, whatever it is called. */
export function articleKey(article: string): string {
  return digest([article], 16);
}
