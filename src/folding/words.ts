import { withoutAttributions } from "./attributions.ts";
import { type FoldWords, LONGEST_VARIANT } from "./fold-words.ts";
import { numberOf } from "./numbers.ts";
import { stemOf } from "./stem.ts";
import { readTokens, type Token } from "./tokens.ts";

/** What a word weighs where it comes, goes or changes; numbers are turning. */
export const WEIGHT = { light: 0, content: 1, critical: 2, turning: 3 } as const;

/** What stands before a word, or at the end of the text, as bits. */
export const MARK = {
  /** A sentence begins. */
  start: 1,
  /** A comma, a quotation mark or a dash. */
  broken: 2,
  /** Something was left out. */
  leftOut: 4,
  /** The word itself was put in by an editor, in brackets. */
  bracketed: 8,
} as const;

/** The words of a statement, as statements are compared by them. */
export type Words = {
  words: readonly string[];
  /** Numbers that are equal where words are forms of one word. */
  stems: Int32Array;
  weights: Uint8Array;
  /** The marks of each word, and of the end of the text. */
  marks: Uint8Array;
};

/** Reads what a text says, without attributions among its words to a speaker who is called so. */
export type WordReader = (text: string, speakerWords: ReadonlySet<string>) => Words;

type Known = { word: string; stem: number; weight: number };

/** Opens a reader that keeps each word once, as many texts share theirs. */
export function openWordReader(lexicon: FoldWords): WordReader {
  const known = new Map<string, Known>();
  const know = (word: string): Known => {
    const before = known.get(word);
    if (before) return before;
    const stem = numberOf(lexicon.light.has(word) ? word : stemOf(word));
    const now = { word, stem, weight: weightOf(word, lexicon) };
    known.set(word, now);
    return now;
  };
  const [stems, weights, marks] = [pool(Int32Array), pool(Uint8Array), pool(Uint8Array)];
  return (text, speakerWords) => {
    const { tokens, atEnd } = readTokens(text);
    const said = sameWords(withoutAttributions(tokens, speakerWords, lexicon), lexicon.same);
    const list = said.map(({ word }) => know(word));
    return {
      words: list.map(({ word }) => word),
      stems: stems(list.length, (at) => list[at]!.stem),
      weights: weights(list.length, (at) => list[at]!.weight),
      marks: marks(said.length + 1, (at) => marksOf(said[at], atEnd)),
    };
  };
}

/** So many numbers are asked for at once: many small arrays would lie far apart, and take more room. */
const POOLED = 65_536;

/** Gives arrays of numbers that lie side by side in larger ones. */
function pool<Numbers extends Int32Array | Uint8Array>(kind: new (size: number) => Numbers) {
  let [from, next] = [new kind(0), 0];
  return (size: number, numberAt: (at: number) => number): Numbers => {
    if (next + size > from.length) [from, next] = [new kind(Math.max(POOLED, size)), 0];
    const numbers = from.subarray(next, next + size) as Numbers;
    next += size;
    for (let at = 0; at < size; at++) numbers[at] = numberAt(at);
    return numbers;
  };
}

/** The marks of a word, or of the end of the text. */
function marksOf(token: Token | undefined, leftOutAtEnd: boolean): number {
  if (token === undefined) return MARK.start | (leftOutAtEnd ? MARK.leftOut : 0);
  return (
    (token.startsSentence ? MARK.start : 0) |
    (token.broken ? MARK.broken : 0) |
    (token.leftOut ? MARK.leftOut : 0) |
    (token.bracketed ? MARK.bracketed : 0)
  );
}

function weightOf(word: string, lexicon: FoldWords): number {
  if (/^\p{N}/u.test(word) || lexicon.turning.has(word)) return WEIGHT.turning;
  if (lexicon.critical.has(word)) return WEIGHT.critical;
  return lexicon.light.has(word) ? WEIGHT.light : WEIGHT.content;
}

/** The words with one for all variants of it, and 25 for "twenty-five". */
function sameWords(tokens: readonly Token[], same: FoldWords["same"]): Token[] {
  const list: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    const { word, length } = variantAt(tokens, i, same);
    const last = list.at(-1);
    if (last && /^[2-9]0$/.test(last.word) && /^[1-9](?:st|nd|rd|th)?$/.test(word)) {
      last.word = last.word[0] + word;
    } else list.push({ ...tokens[i]!, word });
    i += length;
  }
  return list;
}

function variantAt(tokens: readonly Token[], at: number, same: FoldWords["same"]) {
  let words = "";
  let best = { word: tokens[at]!.word, length: 1 };
  for (let length = 1; length <= LONGEST_VARIANT && at + length <= tokens.length; length++) {
    words += (length === 1 ? "" : " ") + tokens[at + length - 1]!.word;
    const word = same.get(words);
    if (word !== undefined) best = { word, length };
  }
  return best;
}
