import type { Credit } from "./credit.ts";
import { isBareName } from "./lines.ts";
import type { Sheet } from "./sheet.ts";

const MAX_PARAGRAPHS = 6;

type Entry = { line: number; to: number; credit: Credit };

/**
 * Gives words without marks the line that names their speaker: "Anna, 41, nurse, Oslo" above them, or
 * "— Anna Berg, skipper" below.
 */
export function readVoxPops(sheet: Sheet): void {
  const entries = entriesOf(sheet);
  const personal = entries.filter(({ line, to }) => sheet.isPersonal(line + 1, to));
  const series = entries.length > 1 && personal.length * 2 >= entries.length;
  for (const { line, to, credit } of entries) {
    const own = sheet.isPersonal(line + 1, to);
    const sure = credit.aged || credit.capitals;
    if (!(series && (sure || own)) && !(sure && own)) continue;
    sheet.claim(line, line);
    for (let at = line + 1; at <= to; at++) {
      sheet.speak(at, { name: "line before the words", phrase: credit.phrase });
    }
  }
}

/** The lines of name, age and post above words without marks. */
function entriesOf(sheet: Sheet): Entry[] {
  const entries: Entry[] = [];
  for (let i = 0; i < sheet.rows.length; i++) {
    const credit = couldStand(sheet, i) ? sheet.creditAt(i) : null;
    if (!credit || credit.writes || signsWords(sheet, i, credit)) continue;
    const to = couldOpen(credit) ? endOfWords(sheet, i) : i;
    if (to > i) entries.push({ line: i, to, credit });
  }
  return entries;
}

/** Whether words without marks stand beside a line of several parts, or one that signs. */
function couldStand(sheet: Sheet, i: number): boolean {
  if (!sheet.isLine(i) || !(sheet.isPlain(i + 1) || sheet.isPlain(i - 1))) return false;
  const words = sheet.wordsOf(i);
  return /[,\n(|_]| [-–—] /.test(words) || sheet.rows[i]?.piece.kind === "item";
}

/** Words without marks above a line that signs: with a dash, or by how they were said ("on Telegram"). */
function signsWords(sheet: Sheet, i: number, credit: Credit): boolean {
  if (!credit.signs || !sheet.isPlain(i - 1) || sheet.rows[i - 1]?.piece.line) return false;
  if (!sheet.isPersonal(i - 1, i - 1)) return false;
  sheet.claim(i, i);
  sheet.speak(i - 1, { name: "line behind the words", phrase: credit.phrase });
  return true;
}

function couldOpen({ phrase, parts, signs }: Credit): boolean {
  const named = phrase.kind === "person" || phrase.kind === "plural";
  return named && parts > 1 && !signs;
}

function endOfWords(sheet: Sheet, line: number): number {
  let to = line;
  const group = sheet.isGlued(line);
  while (to - line < MAX_PARAGRAPHS && isWords(sheet, to + 1)) {
    to++;
    if (group && !sheet.isGlued(to)) break;
  }
  return to;
}

function isWords(sheet: Sheet, i: number): boolean {
  const row = sheet.rows[i];
  if (!row || row.piece.line || !sheet.isPlain(i) || isBareName(sheet, i)) return false;
  const [first] = row.sentences;
  return first?.find(0, first.length, (at) => first.opensDirect(at)) === -1;
}
