import type { StanceWords } from "./lexicons.ts";

/** What single words do in a sentence, one bit each. */
export const MARK = {
  quote: 1,
  end: 2,
  comma: 4,
  contrast: 8,
  concession: 16,
  /** Takes up an event, whatever it is. */
  takesUp: 32,
  /** Denies what stands within two words after it. */
  nearNegator: 64,
  /** Denies what stands within its reach. */
  negator: 128,
  /** After "not" it leaves nothing denied: "not only", "no doubt", "nothing but". */
  undoes: 256,
  /** No cue reaches over it. */
  barrier: 512,
  asks: 1024,
  exclaims: 2048,
  /** Opens a clause that tells more of what came before. */
  relative: 4096,
} as const;

/** Parts of speech that cues tell apart, one bit each. */
export const PART: Readonly<Record<string, number>> = { VERB: 1, NOUN: 2, PROPN: 4, ADJ: 8 };

/** Marks of signs by their spelling; those of words are data. */
const SIGNS: readonly (readonly [mark: number, signs: string])[] = [
  [MARK.quote, '" “ ” « »'],
  [MARK.end, ". ? ! ; : …"],
  [MARK.comma, ","],
  [MARK.barrier, '. ? ! ; "'],
  [MARK.asks, "?"],
  [MARK.exclaims, "!"],
];
const ofSigns = new Map<string, number>();
for (const [mark, signs] of SIGNS) {
  for (const sign of signs.split(" ")) ofSigns.set(sign, (ofSigns.get(sign) ?? 0) | mark);
}

/** The marks of a word or sign, by its spelling and its base form. */
export function marksOf(
  key: string,
  lemma: string,
  { bySpelling, byBaseForm }: StanceWords,
): number {
  return (ofSigns.get(key) ?? 0) | (bySpelling.get(key) ?? 0) | (byBaseForm.get(lemma) ?? 0);
}
