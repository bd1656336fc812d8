import type { OfficeWords } from "./office-lexicon.ts";
import type { Token } from "./tokens.ts";

const SEPARATORS = new Set([",", ";", "(", ")", ":"]);

/**
 * Tells of each word of a title whether it is what somebody was and is no more: "former" holds up to
 * the next comma or "now", and at the end ("judge, retired") for all that stands before.
 */
export function findFormer(tokens: readonly Token[], words: OfficeWords): boolean[] {
  const last = tokens.findLast(({ key }) => !SEPARATORS.has(key));
  const atEnd = last !== undefined && tokens.length > 1 && words.former.has(last.key);
  let former = false;
  return tokens.map(({ key }) => {
    if (SEPARATORS.has(key) || words.current.has(key)) former = false;
    else if (words.former.has(key)) former = true;
    return former || atEnd;
  });
}

/** Whether a token stands between two things that are said of a person: a comma or the like. */
export function separatesTitles({ key }: Token): boolean {
  return SEPARATORS.has(key);
}
