import { startsWithPhrase, type WordClasses } from "../words/word-classes.ts";

const MONTHS =
  "january|february|march|april|may|june|july|august|september|october|november|december";
const EARLIER = new RegExp(
  String.raw`\b(?:at the time|(?:years?|months?|decades?) (?:ago|earlier|before)|last (?:year|month|spring|summer|autumn|fall|winter)|earlier this year|the (?:year|month) before|(?:back )?(?:in|since|during|as early as) (?:(?:early|late|mid-?) ?)?(?:(?:${MONTHS}),? )?(?:19|20)\d\d|back in (?:${MONTHS}|(?:19|20)\d\d|the (?:19|20)?\d0s)|in (?:a|an) (?:(?:19|20)\d\d|earlier|old|older) (?:interview|speech|article|book|letter|essay|tweet|post|report)|(?:had )?once (?:told|said|called|warned|described|wrote)|when (?:he|she|it|they) (?:was|were) (?:still|first)|(?:has|had|have) (?:warned|said|argued|called|told) since|was first (?:made public|announced|proposed|floated|mooted)|it may be recalled|it is worth recalling)\b`,
  "i",
);
const YEAR = /\b(?:19|20)\d\d\b/;
const MAX_LOOKED_AT = 2_000;

/**
 * Whether the words around what was said put it in earlier days; `around` is its sentence without
 * anything said. A year counts unless it is the year of the article itself.
 */
export function isEarlier(around: string, classes: WordClasses, year?: string): boolean {
  const clause = withoutAsides(around.slice(0, MAX_LOOKED_AT), classes);
  const match = EARLIER.exec(clause)?.[0];
  if (match === undefined) return false;
  const named = YEAR.exec(match)?.[0];
  return named === undefined || named !== year || /^back/i.test(match);
}

/** A clause about somebody tells when something else was: ", whose government fell years ago,". */
function withoutAsides(sentence: string, classes: WordClasses): string {
  return sentence
    .replace(/\s[-–—]\s[^-–—]*[-–—](?=\s)/g, " ")
    .split(/,|\s[-–—]+\s|[–—]/)
    .filter((part) => !startsWithPhrase(part.trimStart().toLowerCase(), classes["with whom"]))
    .join(",");
}
