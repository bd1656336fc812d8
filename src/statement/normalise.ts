/** Goes up when `normaliseWords` changes: utterances of another version are not comparable. */
export const NORMALISER_VERSION = 1;

/**
 * The words alone, for telling whether two mentions say the same: NFKC, lower case, every run of
 * anything but letters, marks and digits as one space. Words of punctuation only are kept as they are.
 */
export function normaliseWords(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim() || folded.trim();
}
