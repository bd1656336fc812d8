import type { OfficeWords } from "./office-lexicon.ts";
import type { Token } from "./tokens.ts";

const PARTS = new Set([",", ";", "(", ")", ":"]);

/**
 * Tells of each word of a title whether it is what somebody was and is no more: "former" holds up to
 * the next comma or "now", and at the end ("judge, retired") for all that stands before.
 */
export function findFormer(tokens: readonly Token[], words: OfficeWords): boolean[] {
  const last = tokens.findLast(({ key }) => !PARTS.has(key));
  const atEnd = last !== undefined && tokens.length > 1 && words.former.has(last.key);
  let former = false;
  return tokens.map(({ key }) => {
    if (PARTS.has(key) || words.current.has(key)) former = false;
    else if (words.former.has(key)) former = true;
    return former || atEnd;
  });
}

/** Whether a word parts what is said of a person: a comma or the like. */
export function partsTitle({ key }: Token): boolean {
  return PARTS.has(key);
}
