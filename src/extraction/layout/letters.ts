import { trimMarks } from "../document/trim-marks.ts";
import { startsWithPhrase } from "../words/word-classes.ts";
import { readCredit } from "./credit.ts";
import { isNamed } from "./lines.ts";
import type { Sheet } from "./sheet.ts";

const MAX_SIGNATURE = 3;
const MAX_PARAGRAPHS = 8;
const MAX_BRACKET = 120;

/** Gives each letter or comment without marks the lines of name and town that sign it. */
export function readLetters(sheet: Sheet): void {
  let section = false;
  for (let i = 0; i < sheet.rows.length; i++) {
    const words = sheet.wordsOf(i);
    if (sheet.rows[i]?.use === "heading") {
      section ||= isOf(sheet, words, "letter section");
      continue;
    }
    const opens = section || opensLetter(sheet, words) || isMail(sheet, i - 1);
    if (!opens || !sheet.isPlain(i)) continue;
    const bracket = section ? signedInBrackets(sheet, i) : null;
    if (bracket) {
      sheet.speak(i, { name: "letter", phrase: bracket });
      continue;
    }
    const last = lastParagraph(sheet, i);
    const signature = signatureBehind(sheet, last);
    if (!signature) continue;
    sheet.claim(last + 1, signature.to);
    for (let at = i; at <= last; at++)
      sheet.speak(at, { name: "letter", phrase: signature.phrase });
    i = signature.to;
  }
}

/** "SIR - I have ...", "Dear Editor, our network ...". */
function opensLetter(sheet: Sheet, words: string): boolean {
  return (
    isOf(sheet, words.slice(0, 40), "salutation") && /^[\p{L} ]{2,30}(?:,| ?[-–—:])/u.test(words)
  );
}

/** "Subject: the gate": a mail stands below it. */
function isMail(sheet: Sheet, i: number): boolean {
  const label = sheet.rows[i]?.piece.label?.text.toLowerCase() ?? "";
  return sheet.article.classes["mail header"].has(label);
}

function isOf(sheet: Sheet, words: string, name: "letter section" | "salutation"): boolean {
  return startsWithPhrase(words.replace(/^[#* ]+/, "").toLowerCase(), sheet.article.classes[name]);
}

function lastParagraph(sheet: Sheet, i: number): number {
  let last = i;
  while (last - i < MAX_PARAGRAPHS && sheet.isPlain(last + 1) && !startsNew(sheet, last + 1))
    last++;
  // The last of them may be the signature itself.
  while (last > i && !sheet.isLine(last + 1) && sheet.isLine(last) && sheet.creditAt(last)) last--;
  return last;
}

function startsNew(sheet: Sheet, i: number): boolean {
  return opensLetter(sheet, sheet.wordsOf(i)) || (sheet.isLine(i) && sheet.creditAt(i) !== null);
}

/** "I have lived there for years. (Anna B., Oslo)" */
function signedInBrackets(sheet: Sheet, i: number) {
  const row = sheet.rows[i];
  const words = sheet.wordsOf(i);
  const from = words.endsWith(")") ? words.lastIndexOf("(") : -1;
  if (!row || from < 1 || words.length - from > MAX_BRACKET) return null;
  const { start, end } = row.piece;
  const credit = readCredit({ start: start + from, end }, sheet.article);
  if (!credit || !isNamed(credit)) return null;
  row.piece = { ...row.piece, end: start + trimMarks(words.slice(0, from), " ").length };
  return credit.phrase;
}

function signatureBehind(sheet: Sheet, i: number) {
  const first = i + 1;
  if (!sheet.isLine(first)) return null;
  let to = first;
  while (to - i < MAX_SIGNATURE && sheet.isGlued(to) && sheet.isLine(to + 1)) to++;
  const credit = sheet.creditOf(first, to) ?? sheet.creditAt(first);
  if (!credit || credit.writes) return null;
  const [top, bottom] = [sheet.rows[first]?.piece, sheet.rows[to]?.piece];
  const beside = top && bottom && { start: top.start, end: bottom.end };
  return { to, phrase: { ...credit.phrase, beside } };
}
