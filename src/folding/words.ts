import { withoutAttributions } from "./attributions.ts";
import { type FoldWords, LONGEST_VARIANT } from "./fold-words.ts";
import { numberOf } from "./numbers.ts";
import { stemOf } from "./stem.ts";
import { readTokens, type Token } from "./tokens.ts";

/** What a word weighs where it comes, goes or changes; numbers are turning. */
export const WEIGHT = { light: 0, content: 1, critical: 2, turning: 3 } as const;

/** The words of a statement, as statements are compared by them. */
export type Words = {
  words: readonly string[];
  /** Numbers that are equal where words are forms of one word. */
  stems: Int32Array;
  weights: Uint8Array;
  /** Whether a sentence begins at a word; one more for the end of the text. */
  starts: readonly boolean[];
  /** Whether a comma, a quotation mark or a dash stands before a word. */
  broken: readonly boolean[];
  /** Whether something was left out before a word; one more for the end of the text. */
  leftOut: readonly boolean[];
  bracketed: readonly boolean[];
};

/** The words that a text says, without attributions among them. */
export function readWords(
  text: string,
  speakerWords: ReadonlySet<string>,
  lexicon: FoldWords,
): Words {
  const { tokens, atEnd } = readTokens(text);
  const said = withoutAttributions(tokens, speakerWords, lexicon);
  const list = sameWords(said, lexicon.same);
  return {
    words: list.map(({ word }) => word),
    stems: Int32Array.from(list, ({ word }) =>
      numberOf(lexicon.light.has(word) ? word : stemOf(word)),
    ),
    weights: Uint8Array.from(list, ({ word }) => weightOf(word, lexicon)),
    starts: [...list.map(({ startsSentence }) => startsSentence), true],
    broken: list.map(({ broken }) => broken),
    leftOut: [...list.map(({ leftOut }) => leftOut), atEnd],
    bracketed: list.map(({ bracketed }) => bracketed),
  };
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
