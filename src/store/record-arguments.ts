import { cellCode, timeOfDay } from "../counting/cell-key.ts";
import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { stateMark } from "../counting/latest.ts";
import { digest } from "../statement/identity.ts";
import { keepStatement } from "./kept-statement.ts";
import { placeWord } from "./voice.ts";

/** The arguments of record.lua for one event; its header says what each means. */
export function recordArguments(
  revisions: readonly ArticleRevision[],
  entries: readonly Entry[],
): (string | number)[] {
  const list: (string | number)[] = [revisions.length, entries.length];
  for (const revision of revisions) list.push(...revisionArguments(revision));
  for (const entry of entries) list.push(...mentionArguments(entry, keepStatement(entry)));
  return list;
}

/** The arguments for one state of an article. */
export function revisionArguments(revision: ArticleRevision): string[] {
  return [articleKey(revision.article), stateMark(revision), revision.sequence.toString(36)];
}

/** The arguments for one mention; `kept` is its tagged statement as the store keeps it, "" where it keeps none. */
export function mentionArguments(
  entry: Omit<Entry, "statement" | "said">,
  kept: string,
): (string | number)[] {
  const article = entry.article ? articleKey(entry.article.article) : "";
  return [entry.id, recordOf(entry), sourceOf(entry), article, kept];
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
