import type { Span } from "../../statement/statement.ts";
import { startsWithPhrase, type WordClasses } from "../words/word-classes.ts";
import { isAllCapitals, type Label } from "./labels.ts";
import type { Piece } from "./piece.ts";
import { timeBehindLength, timeMarkLength, nameOfTurn } from "./turn-labels.ts";

const MAX_LINE = 90;
const MIN_LINES = 4;

/**
 * The pieces of a talk whose labels stand on lines of their own: such a line becomes the label of the
 * paragraph below it. In a talk, at least two people have several turns, while
 * headings don't come again.
 */
export function foldLabelLines(
  pieces: readonly Piece[],
  text: string,
  classes: WordClasses,
): readonly Piece[] {
  const labels = pieces.map((piece, i) => labelAt(pieces, i, text, classes));
  const times = new Map<string, number>();
  for (const label of labels) if (label) times.set(label.text, (times.get(label.text) ?? 0) + 1);
  const counts = [...times.values()];
  const lines = counts.reduce((sum, count) => sum + count, 0);
  const again = counts.filter((count) => count > 1).length;
  if (lines < MIN_LINES || again < 2 || times.size * 1.5 >= lines) return pieces;
  return pieces.flatMap((piece, i) => {
    if (labels[i]) return [];
    const label = labels[i - 1];
    return label ? [{ ...piece, line: false, label }] : [piece];
  });
}

/** The label that a line is over a paragraph; null when it is none. */
function labelAt(
  pieces: readonly Piece[],
  i: number,
  text: string,
  classes: WordClasses,
): Omit<Label, "next"> | null {
  const [piece, below] = [pieces[i], pieces[i + 1]];
  if (i === 0 || !piece || !below || !couldBe(piece) || !isWords(below)) return null;
  const line = bareLine(text, piece);
  const words = text.slice(line.start, line.end);
  const name = nameOfTurn(words);
  if (name === null || !(line.marked || isAllCapitals(name))) return null;
  const small = name.toLowerCase();
  const other = classes.navigation.has(small) || classes["label topic"].has(small);
  if (other || startsWithPhrase(small, classes["boilerplate opening"])) return null;
  return { text: words, start: line.start, end: line.end, mark: ":" };
}

function couldBe({ kind, label, start, end }: Piece): boolean {
  return !label && (kind === "body" || kind === "heading") && end - start <= MAX_LINE;
}

function isWords({ kind, label }: Piece): boolean {
  return !label && kind === "body";
}

/** A line without the marks and the time around its name, and whether they say that it is a label. */
function bareLine(text: string, { kind, start, end }: Span & Pick<Piece, "kind">) {
  let from = start;
  let to = end;
  while (from < to && "*_# ".includes(text.charAt(from))) from++;
  from += timeMarkLength(text.slice(from, to));
  while (from < to && "*_ ".includes(text.charAt(from))) from++;
  while (to > from && "*_: ".includes(text.charAt(to - 1))) to--;
  to -= timeBehindLength(text.slice(from, to));
  while (to > from && "*_: ".includes(text.charAt(to - 1))) to--;
  return { start: from, end: to, marked: kind === "heading" || from > start || to < end };
}
