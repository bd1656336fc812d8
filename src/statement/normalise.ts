/** Goes up when `normaliseWords` changes: utterances of another version are not comparable. */
export const NORMALISER_VERSION = 1;

const ALL_MARKS = /[^\p{L}\p{M}\p{N}]+/gu;
const USUAL_MARKS = /[^0-9a-z\u0080-\u1fff\u2070-\u{10FFFF}]+/gu; // U+2000 to U+206F holds no letters
const BEYOND_ASCII = /[^\0-\u007f]/;

/**
 * The words alone, for telling whether two mentions say the same: NFKC, lower case, every run of
 * anything but letters, marks and digits as one space. Words of punctuation only are kept as they are.
 */
export function normaliseWords(text: string): string {
  const folded = text.normalize("NFKC").toLowerCase();
  // The usual marks first, which takes a fraction of the time; mostly nothing is left to do then.
  const words = folded.replace(USUAL_MARKS, " ");
  const bare = BEYOND_ASCII.test(words) ? words.replace(ALL_MARKS, " ") : words;
  return bare.trim() || folded.trim();
}
