import { cellCode, timeOfDay } from "../counting/cell-key.ts";
import type { ArticleRevision, Entry } from "../counting/entry.ts";
import { keepStatement } from "./kept-statement.ts";
import { digest } from "../statement/identity.ts";

const UNIT_SEPARATOR = "\u001f"; // refused in every field of a statement

/** The arguments of record.lua for one event; its header says what each means. */
export function recordArguments(
  revisions: readonly ArticleRevision[],
  entries: readonly Entry[],
): (string | number)[] {
  const list: (string | number)[] = [revisions.length, entries.length];
  for (const { article, revision, sequence } of revisions) {
    list.push(article, articleMark(article), revision, sequence.toString(36));
  }
  for (const entry of entries) {
    const { cell, outlet, title, epoch, article } = entry;
    list.push(
      entry.id,
      recordOf(entry),
      [outlet ?? "", title ?? "", epoch, cell.model].join(UNIT_SEPARATOR),
      article?.article ?? "",
      article?.revision ?? "",
      keepStatement(entry),
    );
  }
  return list;
}

/** What layout.lua keeps of a mention, but for its source. */
function recordOf(entry: Entry): string {
  const { sequence, content, utterance, sentiment, cell, article } = entry;
  const time = timeOfDay(entry.instant, cell.day);
  const record = `${sequence.toString(36)} ${content} ${utterance} ${time} ${sentiment} ${cellCode(cell)}`;
  return article ? `${record} ${articleMark(article.article)}` : record;
}

/** 48 bits by which a mention remembers its article. */
function articleMark(article: string): string {
  return digest([article], 8);
}
