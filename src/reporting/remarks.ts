import { countOf, formatCount, formatShare } from "./figures.ts";
import type { Report } from "./report.ts";

/** A reader is warned when the country of more than this share of the utterances is not known. */
const MOST_UNKNOWN = 1 / 5;

/** What a reader must know before the figures, a sentence each; mostly there is nothing. */
export function remarks(report: Report): string[] {
  return [
    onlySureRemark(report),
    unknownCountryWarning(report),
    otherLanguageRemark(report),
  ].filter((sentence) => sentence !== null);
}

/** Warns of figures by country that leave many voices out; null where they do not. */
export function unknownCountryWarning({ totals }: Report): string | null {
  const { utterances, unknownCountry } = totals;
  const share = unknownCountry / utterances;
  if (utterances === 0 || share <= MOST_UNKNOWN) return null;
  const some = `${formatCount(unknownCountry)} of ${countOf(utterances, "utterance")}`;
  return `Take the figures by country with care: the country of ${some} (${formatShare(share)}) is unknown.`;
}

/** That only sure utterances count, and how many that leaves out; null where all count. */
function onlySureRemark({ sure, totals: { unsure } }: Report): string | null {
  if (!sure.only) return null;
  const leftOut = `${countOf(unsure, "unsure one is", "unsure ones are")} left out`;
  return `Only utterances whose stance is right with a chance of ${sure.from} or more are counted; ${leftOut}.`;
}

function otherLanguageRemark({ totals }: Report): string | null {
  const { otherLanguage } = totals;
  if (otherLanguage === 0) return null;
  const some = countOf(otherLanguage, "mention in another language", "mentions in other languages");
  return `${some} set aside: Readout reads English only.`;
}
