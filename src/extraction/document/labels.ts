import type { Span } from "../../statement/statement.ts";
import type { VerbIndex } from "../words/verb-index.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { isUpper } from "./characters.ts";
import { timeBehindLength, timeMarkLength } from "./turn-labels.ts";
import { trimMarks } from "./trim-marks.ts";

/** Words set over others, or in front of them: a heading, a label. */
export type Rubric = Span & { text: string };

/** A label, the mark that ends it, and where the words behind it begin. */
export type Label = Rubric & { mark: ":" | "." | "-"; next: number };

/** What tells a label from the beginning of a sentence. */
export type LabelWords = { classes: WordClasses; places: ReadonlySet<string>; verbs: VerbIndex };

const MAX_LABEL = 180;
const MAX_WORDS = 22;
/** A name of a place, and the mark behind it. */
const MAX_PLACE = 44;
/** "LATVIA. The daily ...": a run-in heading in capitals. */
const RUN_IN = /^(\p{Lu}[\p{Lu}\p{M} '’&-]{2,40})\. +(?=[\p{Lu}“"‘])/u;
/** "**Norway.** The daily ...": the same in bold. */
const RUN_IN_BOLD = /^\*\*(\p{Lu}[\p{L}\p{M} '’&-]{2,40})(?:\.\*\*|\*\*\.) +/u;
/** "Kenya - cheers from Nairobi", "VIENNA — The bridge": a place and a dash. */
const BEFORE_DASH = /^(\p{Lu}[\p{L}\p{M} .'’,-]{2,40}?) ?(?:-|–|—|--) +/u;

/** The label that a paragraph opens with; null when it opens with none. */
export function readLabel(text: string, { start, end }: Span, words: LabelWords): Label | null {
  const opening = text.slice(start, Math.min(end, start + MAX_LABEL));
  const time = timeMarkLength(opening);
  if (time > 0) return colonLabel(opening.slice(time), start + time, words);
  return (
    boldPlace(opening, start, words) ??
    colonLabel(opening, start, words) ??
    placeLabel(opening, start, words)
  );
}

function boldPlace(opening: string, start: number, { places }: LabelWords): Label | null {
  const match = RUN_IN_BOLD.exec(opening);
  const [whole = "", name = ""] = match ?? [];
  if (!match || whole.length >= opening.length || !isPlace(name, places)) return null;
  const from = start + "**".length;
  const end = from + name.length;
  return { text: name, start: from, end, mark: ".", next: start + whole.length };
}

function placeLabel(opening: string, start: number, { places }: LabelWords): Label | null {
  // A look for its mark tells most openings apart before their letters are looked at.
  const near = opening.slice(0, MAX_PLACE);
  const runIn = near.includes(". ") ? RUN_IN.exec(opening) : null;
  const match = runIn ?? (/[-–—]/.test(near) ? BEFORE_DASH.exec(opening) : null);
  const [whole = "", name = ""] = match ?? [];
  if (!match || whole.length >= opening.length || !isPlace(name, places)) return null;
  const mark = runIn ? "." : "-";
  return { text: name, start, end: start + name.length, mark, next: start + whole.length };
}

/** Whether a name, also in capitals, is that of a country or one of its towns. */
export function isPlace(name: string, places: ReadonlySet<string>): boolean {
  const comma = name.indexOf(",");
  return isListed(name, places) || (comma >= 0 && isListed(name.slice(0, comma).trim(), places));
}

function isListed(name: string, places: ReadonlySet<string>): boolean {
  return places.has(name) || places.has(inSmall(name));
}

/** "NEW ZEALAND" as "New Zealand". */
export function inSmall(name: string): string {
  return name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
}

function colonLabel(opening: string, start: number, words: LabelWords): Label | null {
  // The colon of a time in brackets ends no label: "Anna [00:31]: It is late."
  const colon = opening.search(/:(?!\d\d\b)/);
  const bare = trimLabel(opening, colon);
  if (!bare) return null;
  const text = opening.slice(bare.from, bare.to);
  const behind = /^[*_]*(?=\s|["“‘«„'(])\s*[*_]*/.exec(opening.slice(colon + 1, colon + 12));
  if (!behind || !isLabel(text, words)) return null;
  const next = start + colon + 1 + behind[0].length;
  return { text, start: start + bare.from, end: start + bare.to, mark: ":", next };
}

function trimLabel(opening: string, colon: number): { from: number; to: number } | null {
  let from = 0;
  let to = colon - timeBehindLength(opening.slice(0, Math.max(colon, 0)));
  while (from < to && "*_ ".includes(opening.charAt(from))) from++;
  while (to > from && "*_ ".includes(opening.charAt(to - 1))) to--;
  const first = opening.charAt(from);
  return to > from && (isUpper(first) || first === "@") ? { from, to } : null;
}

function isLabel(text: string, { classes, verbs }: LabelWords): boolean {
  if (/["“”«»„]|[!?…]|\. (?=\p{Lu}\p{Ll}{2,} \p{Ll})/u.test(text)) return false;
  const words = text.split(/\s+/);
  const [first = ""] = words;
  if (classes["mail header"].has(text.toLowerCase())) return true;
  if (words.length > MAX_WORDS) return false;
  const opening = first.toLowerCase();
  const pronoun =
    classes["addressing pronoun"].has(opening) || classes["personal pronoun"].has(opening);
  if (pronoun && !isUpper(words[1]?.charAt(0) ?? "")) return false;
  const from = opening === "from" || classes.conjunction.has(opening);
  if (!from && classes["adverbial opening"].has(opening) && !isAllCapitals(text)) return false;
  return !words.some((word, i) => i > 0 && tells(word, words, i, { classes, verbs }));
}

/** Whether a word makes a sentence of a label: a verb outside of a clause about somebody. */
function tells(
  word: string,
  words: readonly string[],
  at: number,
  { classes, verbs }: Pick<LabelWords, "classes" | "verbs">,
): boolean {
  const bare = trimMarks(word, ",;)").replaceAll("’", "'");
  if (isUpper(bare.charAt(0)) || bare !== bare.toLowerCase()) return false;
  const clause = words.findLastIndex((one, i) => i < at && classes["with whom"].has(one));
  // A clause about somebody ends at its comma: "a nurse who came by, added".
  if (clause >= 0 && !words.slice(clause, at).some((one) => one.endsWith(","))) return false;
  if (classes.auxiliary.has(bare) || classes["personal pronoun"].has(bare)) return true;
  if (classes.copula.has(bare)) return true;
  return verbs.get(bare)?.some(({ form }) => form === "past" || form === "present") ?? false;
}

/** Whether a line is in capitals. */
export function isAllCapitals(line: string): boolean {
  const [bare = ""] = line.split("(", 1);
  return bare === bare.toUpperCase() && /\p{Lu}{2}/u.test(bare);
}
