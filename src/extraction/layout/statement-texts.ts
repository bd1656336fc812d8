import { isAllCapitals } from "../document/labels.ts";
import { splitWords } from "../words/split-words.ts";
import type { Credit } from "./credit.ts";
import type { Sheet } from "./sheet.ts";

type Head = { to: number; credit: Credit };

const MAX_HEAD = 4;
const MIN_TEXT = 20;

/**
 * Gives the paragraphs of a text by some body, under a head that names it ("Ministry of Trade" over
 * "Statement on the tariff"), that body.
 */
export function readStatementTexts(sheet: Sheet): void {
  for (let i = 0; i < sheet.rows.length; i++) {
    const head = headAt(sheet, i);
    if (!head) continue;
    let last = head.to;
    while (isText(sheet, last + 1)) {
      last++;
      sheet.speak(last, { name: "statement text", phrase: head.credit.phrase });
    }
    if (last > head.to) sheet.claim(i, head.to);
    i = Math.max(i, last);
  }
}

/** A head: lines one below the other of which one names the document, and one the body. */
function headAt(sheet: Sheet, i: number): Head | null {
  let to = i;
  while (isHeadLine(sheet, to) && to - i < MAX_HEAD) to++;
  if (to === i || !isText(sheet, to)) return null;
  const lines = range(i, to);
  const document = lines.find((at) => namesDocument(sheet, at));
  if (document === undefined) return null;
  const named = lines.filter((at) => at !== document).concat(document);
  const credits = named.map((at) => sheet.creditAt(at));
  const credit = credits.find(
    (one, n) => one && speaksOfficially(sheet, one, named[n] === document),
  );
  return credit ? { to: to - 1, credit } : null;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}

function isHeadLine(sheet: Sheet, i: number): boolean {
  const row = sheet.rows[i];
  if (!row || row.piece.aside) return false;
  const last = sheet.text.charAt(row.piece.end - 1);
  return (row.use === "heading" || last === ":") && !'.!?”’"'.includes(last) && sheet.isLine(i);
}

/** Whether a line says what text stands below it: "Joint statement by ...", "X, in a statement:". */
export function namesDocument(sheet: Sheet, i: number): boolean {
  const classes = sheet.article.classes;
  const words = splitWords(sheet.wordsOf(i));
  const at = words.findIndex((word) => classes["document word"].has(word));
  if (at < 0) return false;
  const tail = words.slice(at + 1, at + 2)[0] ?? "";
  const opens = at <= 2 || isAllCapitals(sheet.wordsOf(i));
  return opens || tail === "" || classes["signed by"].has(tail);
}

/** Whether a line of a head names a body or office: its text is what it says. */
function speaksOfficially(sheet: Sheet, { phrase, details }: Credit, document: boolean): boolean {
  const { kind, noun = "" } = phrase;
  const { classes, bodies, places } = sheet.article;
  const name = phrase.name ?? phrase.text;
  if (document && classes["document word"].has(name.toLowerCase().split(" ")[0] ?? ""))
    return false;
  if (document) return details > 0 || kind !== "person";
  if (kind === "role" || kind === "plural" || kind === "body") return true;
  return classes["body noun"].has(noun) || bodies.has(name) || places.has(name);
}

/** Whether a piece is a paragraph of a text: no line, no quotation. */
function isText(sheet: Sheet, i: number): boolean {
  const row = sheet.rows[i];
  if (!row || row.piece.line || !sheet.isPlain(i) || sheet.quotes(i, i)) return false;
  return sheet.wordsOf(i).length > MIN_TEXT;
}
