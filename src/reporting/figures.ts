import { withCommas } from "../statement/with-commas.ts";
import type { Report, ShareInterval } from "./report.ts";

/** `1,234` */
export const formatCount: (count: number) => string = withCommas;

/** `1 utterance`, `42 utterances`; the plural is given when it is not the word and an s. */
export function countOf(count: number, word: string, plural = `${word}s`): string {
  return `${formatCount(count)} ${count === 1 ? word : plural}`;
}

/** `60 %` of a share between 0 and 1. */
export function formatShare(share: number): string {
  return `${wholePercent(share)} %`;
}

/** `60 % [44–73]`: a share with its 95 % interval, all in percent. */
export function formatInterval({ share, low, high }: ShareInterval): string {
  return `${formatShare(share)} [${wholePercent(low)}–${wholePercent(high)}]`;
}

/** A tone between -1 and 1 with its sign: `+0.25`, `-0.30`, `0.00`. */
export function formatTone(tone: number): string {
  const shown = tone.toFixed(2);
  if (Number(shown) === 0) return "0.00";
  return tone > 0 ? `+${shown}` : shown;
}

/** `-0.05 to +0.13`: the 95 % interval of the tone; empty where one utterance alone says nothing of it. */
export function toneInterval({ sentiment, totals }: Report): string {
  if (totals.utterances < 2) return "";
  return `${formatTone(sentiment.low)} to ${formatTone(sentiment.high)}`;
}

function wholePercent(share: number): number {
  return Math.round(share * 100);
}
