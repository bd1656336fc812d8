import { cellCode, timeOfDay } from "../counting/cell-key.ts";
import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { stateMark } from "../counting/latest.ts";
import { digest } from "../statement/identity.ts";
import { placeWord } from "./voice.ts";

/** A mention to count, and its tagged statement as the store keeps it, "" where it keeps none. */
export type Counted = { entry: Omit<Entry, "statement" | "said">; kept: string };

/** Article revisions and mentions of one event that are counted together, and the highest sequence in them. */
export type CountedTogether = {
  revisions: readonly ArticleRevision[];
  mentions: readonly Counted[];
  sequence: number;
};

/** The arguments of record.lua for one event; its header says what each means. */
export function recordArguments({
  revisions,
  mentions,
  sequence,
}: CountedTogether): (string | number)[] {
  const list: (string | number)[] = [revisions.length, 0, sequence];
  for (const revision of revisions) {
    const { article, sequence: of } = revision;
    list.push(articleKey(article), stateMark(revision), of.toString(36));
  }
  let runs = 0;
  for (let from = 0; from < mentions.length; runs++) {
    const { entry: first } = mentions[from]!;
    let to = from + 1;
    while (to < mentions.length && areOfOneRun(first, mentions[to]!.entry)) to++;
    list.push(first.title ?? "", first.epoch, first.cell.model, to - from);
    for (let i = from; i < to; i++) list.push(`=${sourceOf(mentions[i]!.entry)}`);
    for (; from < to; from++) {
      const { entry, kept } = mentions[from]!;
      const article = entry.article ? articleKey(entry.article.article) : "";
      list.push(entry.id, recordOf(entry), entry.outlet ?? "", article, kept);
    }
  }
  list[1] = runs;
  return list;
}

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
function articleKey(article: string): string {
  return digest([article], 16);
}
