import type { ArticleWords } from "../document/sentence.ts";
import { readAnswers } from "./answers.ts";
import { readLiveEntries } from "./live-entries.ts";
import { readLetters } from "./letters.ts";
import { readLines } from "./lines.ts";
import { readPosts } from "./posts.ts";
import { readRemarks } from "./remarks.ts";
import { openSheet, type LaidPiece, type ReadPiece } from "./sheet.ts";
import { readStatementTexts } from "./statement-texts.ts";
import { readVoxPops } from "./vox-pops.ts";

/** Reads from the way the pieces of an article stand who speaks which of them. */
export function layOut(article: ArticleWords, read: readonly ReadPiece[]): readonly LaidPiece[] {
  const sheet = openSheet(article, read);
  readPosts(sheet);
  readRemarks(sheet);
  readLines(sheet);
  readStatementTexts(sheet);
  readLetters(sheet);
  readVoxPops(sheet);
  readAnswers(sheet);
  readLiveEntries(sheet);
  return sheet.rows;
}
