import { type Edit, findEdits, type Span } from "./edits.ts";
import { isOneLetterApart } from "./stem.ts";
import { MARK, WEIGHT, type Words } from "./words.ts";

/**
 * What two texts are to each other: the same statement, with a similarity from 0 to 1; another one however much
 * of the words is the same; or nothing that the words tell.
 */
export type SameWords = { is: "same"; similarity: number } | { is: "other" } | { is: "unlike" };

/** How many words, and how many of content among them, two texts must have in common, by how sure the speaker is. */
const LEAST = {
  same: { edited: 5, cut: 6, content: 3, equal: 1 },
  likely: { edited: 8, cut: 10, content: 5, equal: 5 },
} as const;

/** So much of the shorter text must stand in the longer one. */
const CONTAINED = 0.75;
/** With so much of the longer one in common, what differs makes it another statement; with less it tells nothing. */
const COMPARABLE = 0.75;
/** Words of content that come or go within a sentence, as a share of the words in common. */
const MOST_PUT_IN = 0.12;
/** Words of content that may stand where something was left out. */
const LONGEST_LEFT_OUT = 0.5;

/** Whether two texts of one speaker are the same statement, edited or cut. */
export function compareWords(a: Words, b: Words, speaker: keyof typeof LEAST): SameWords {
  const least = LEAST[speaker];
  const edits = findEdits(a, b);
  if (edits === null) return { is: "unlike" };
  const common = a.words.length - edits.reduce((sum, edit) => sum + lengthOf(edit.a), 0);
  const shorter = Math.min(a.words.length, b.words.length);
  if (common < CONTAINED * shorter || common === 0) return { is: "unlike" };
  const similarity = common / (a.words.length + b.words.length - common);
  const judged = edits.map((edit) => judgeEdit(a, b, edit));
  if (judged.includes("other")) {
    const longer = Math.max(a.words.length, b.words.length);
    return { is: common >= COMPARABLE * longer ? "other" : "unlike" };
  }
  const putIn = judged.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0);
  const cut = judged.includes("cut");
  if (haveOtherForms(a, b, edits)) return { is: "other" };
  if (edits.length === 0)
    return common < least.equal ? { is: "unlike" } : { is: "same", similarity };
  const enough =
    common >= (cut ? least.cut : least.edited) &&
    contentIn(a, edits) >= least.content &&
    putIn <= MOST_PUT_IN * common;
  return enough ? { is: "same", similarity } : { is: "unlike" };
}

/** Whether words that look like forms of one word are two: "plan", "plane". */
function haveOtherForms(a: Words, b: Words, edits: readonly Edit[]): boolean {
  let [i, j] = [0, 0];
  for (const edit of [...edits, endOf(a, b)]) {
    for (; i < edit.a.from; [i, j] = [i + 1, j + 1]) {
      const [one, other] = [a.words[i]!, b.words[j]!];
      if (one !== other && (`${one}e` === other || `${other}e` === one)) return true;
    }
    [i, j] = [edit.a.to, edit.b.to];
  }
  return false;
}

function endOf(a: Words, b: Words): Edit {
  const [atEnd, atOther] = [a.words.length, b.words.length];
  return { a: { from: atEnd, to: atEnd }, b: { from: atOther, to: atOther } };
}

/** What an edit does: makes it another statement, cuts a part, or puts so many words of content in or out. */
function judgeEdit(a: Words, b: Words, edit: Edit): "other" | "cut" | number {
  const [inA, inB] = [lengthOf(edit.a), lengthOf(edit.b)];
  if (inA === 0 || inB === 0) {
    return inA === 0
      ? judgeStretch(b, edit.b, a, edit.a.from)
      : judgeStretch(a, edit.a, b, edit.b.from);
  }
  if (inA !== inB && joined(a, edit.a) === joined(b, edit.b)) return 0;
  const [left, right] = [heavy(a, edit.a), heavy(b, edit.b)];
  if (areVariants(left, right)) return 0;
  if (isInBrackets(a, edit.a) || isInBrackets(b, edit.b))
    return hasTurning(a, edit.a) || hasTurning(b, edit.b) ? "other" : 0;
  if (left.length > 0 && right.length > 0) return "other";
  // Light words on one side: the others have come or gone.
  return left.length > 0
    ? judgeStretch(a, edit.a, b, edit.b.from)
    : judgeStretch(b, edit.b, a, edit.a.from);
}

/** What it does that one text has a stretch that the other, at this place, has not. */
function judgeStretch(
  words: Words,
  stretch: Span,
  other: Words,
  place: number,
): "other" | "cut" | number {
  const { from, to } = stretch;
  const [first, last] = [isMarked(words, from, MARK.start), isMarked(words, to, MARK.start)];
  if (first && last) return "cut";
  const most = heaviest(words, stretch);
  if (most === WEIGHT.turning) return "other";
  const content = heavy(words, stretch).length;
  if (content === 0) return 0;
  if (isClauseAtAnEnd(words, stretch) || isMarked(other, place, MARK.leftOut)) {
    return content <= LONGEST_LEFT_OUT * words.words.length ? "cut" : "other";
  }
  return most === WEIGHT.critical ? "other" : content;
}

/** Whether a stretch ends the text, from a comma or a small word on, or opens it up to a comma. */
function isClauseAtAnEnd(words: Words, { from, to }: Span): boolean {
  if (to === words.words.length)
    return isMarked(words, from, MARK.broken) || words.weights[from] === WEIGHT.light;
  return from === 0 && isMarked(words, to, MARK.broken);
}

function isMarked({ marks }: Words, at: number, mark: number): boolean {
  return (marks[at]! & mark) !== 0;
}

function lengthOf({ from, to }: Span): number {
  return to - from;
}

/** The words of a stretch but for the light ones. */
function heavy({ words, weights }: Words, { from, to }: Span): string[] {
  return words.slice(from, to).filter((_, i) => weights[from + i] !== WEIGHT.light);
}

function heaviest({ weights }: Words, { from, to }: Span): number {
  return Math.max(...weights.subarray(from, to));
}

function hasTurning(words: Words, span: Span): boolean {
  return heaviest(words, span) === WEIGHT.turning;
}

/** "cease-fire" is "ceasefire". */
function joined({ words }: Words, { from, to }: Span): string {
  return words.slice(from, to).join("");
}

function isInBrackets(words: Words, { from, to }: Span): boolean {
  for (let at = from; at < to; at++) if (!isMarked(words, at, MARK.bracketed)) return false;
  return true;
}

function areVariants(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length === right.length &&
    left.every((word, i) => word === right[i] || isOneLetterApart(word, right[i]!))
  );
}

/** How many words but light ones two texts have in common. */
function contentIn(a: Words, edits: readonly Edit[]): number {
  const all = heavy(a, { from: 0, to: a.words.length }).length;
  return all - edits.reduce((sum, edit) => sum + heavy(a, edit.a).length, 0);
}

/** The words that two texts have in common, as a share of those that any of them has. */
export function similarityOf(a: Words, b: Words): number {
  const edits = findEdits(a, b);
  if (edits === null) return 0;
  const common = a.words.length - edits.reduce((sum, edit) => sum + lengthOf(edit.a), 0);
  return rounded(common, a.words.length + b.words.length - common);
}

function rounded(common: number, all: number): number {
  return all === 0 ? 0 : Math.round((common / all) * 1000) / 1000;
}
