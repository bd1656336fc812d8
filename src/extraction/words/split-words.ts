// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\0-\x7f]/;
const ALL_BREAKS = { letters: /[^\p{L}]+/u, names: /[^\p{L}-]+/u, offices: /[^\p{L}\d-]+/u };
const USUAL_BREAKS = { letters: /[^a-z]+/, names: /[^a-z-]+/, offices: /[^a-z\d-]+/ };

/**
 * The words of a phrase in lower case: runs of letters, in names with hyphens, in offices with digits as well.
 * There may be an empty one at either end.
 */
export function splitWords(phrase: string, as: keyof typeof ALL_BREAKS = "letters"): string[] {
  const lower = phrase.toLowerCase();
  // A pattern for the letters of all scripts asks a list for each letter.
  return lower.split(BEYOND_ASCII.test(lower) ? ALL_BREAKS[as] : USUAL_BREAKS[as]);
}
