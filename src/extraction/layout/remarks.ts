import { splitWords } from "../words/split-words.ts";
import { namesDocument } from "./statement-texts.ts";
import type { Sheet } from "./sheet.ts";

const MAX_TOPIC = 80;

/** Gives the quotations under "Remarks by the mayor:", also those under topics, to who is named there. */
export function readRemarks(sheet: Sheet): void {
  for (let i = 0; i < sheet.rows.length; i++) {
    const opens = sheet.isLine(i) && /[:]$/.test(sheet.wordsOf(i)) && namesDocument(sheet, i);
    const credit = opens ? sheet.creditAt(i) : null;
    if (!credit?.known) continue;
    let spoken = 0;
    let at = i + 1;
    for (; sheet.isQuoted(at) || isTopic(sheet, at); at++) {
      if (!sheet.isQuoted(at)) continue;
      sheet.speak(at, { name: "remarks", phrase: credit.phrase });
      spoken++;
    }
    if (spoken > 0) sheet.claim(i, i);
    i = Math.max(i, at - 1);
  }
}

/** "ON THE TOLL:": what the next words are about. */
function isTopic(sheet: Sheet, i: number): boolean {
  const words = sheet.wordsOf(i).replace(/^[#* ]+/, "");
  if (!sheet.isLine(i) || words.length > MAX_TOPIC) return false;
  const [first = ""] = splitWords(words);
  return sheet.article.classes["label topic"].has(first);
}
