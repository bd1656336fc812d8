import { STANCES, type Stance } from "../statement/tags.ts";
import { html, type Markup } from "./html-template.ts";
import type { StanceShare } from "./report.ts";

const FULL_BAR = 10;
const ROOM_FOR_LETTER = 12;

/** The letter that stands for a stance where colour and pattern are not enough: W, S, H or N. */
function stanceLetter(stance: Stance): string {
  return stance.charAt(0).toUpperCase();
}

/** The stance's colour, pattern and letter, as they stand in the bars. */
export function swatch(stance: Stance): Markup {
  return html`<span class="swatch ${stance}" aria-hidden="true">${stanceLetter(stance)}</span>`;
}

/** A share on a track from 0 to 100 %, with its interval as a whisker; the figures stand beside. */
export function shareTrack(stance: Stance, { share, low, high }: StanceShare): Markup {
  return html`<div class="track" aria-hidden="true">
    <div class="fill ${stance}" style="width:${percent(share)}%"></div>
    <div class="range" style="left:${percent(low)}%;width:${percent(high - low)}%"></div>
  </div>`;
}

/** All stances in one bar, full from ten utterances on, so that a short bar says: few spoke. */
export function stanceBar(n: number, counts: Record<Stance, number>): Markup {
  const length = Math.min(1, n / FULL_BAR);
  const parts = STANCES.filter((stance) => counts[stance] > 0).map((stance) => {
    const share = counts[stance] / n;
    const letter = share * length * 100 >= ROOM_FOR_LETTER ? stanceLetter(stance) : "";
    return html`<span class="${stance}" style="flex:${counts[stance]}">${letter}</span>`;
  });
  return html`<div class="bar" aria-hidden="true" style="width:${percent(length)}%">${parts}</div>`;
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
