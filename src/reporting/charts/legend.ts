import { STANCES } from "../../statement/tags.ts";
import { html, type Markup } from "../html-template.ts";
import { fillOf, SOFT, textAt } from "./chart.ts";

const STEP = 108;
const BOX = 12;

export const LEGEND_HEIGHT = 24;

/** What stands for which stance, in a line from `y` on. */
export function stanceLegend(y: number, note = ""): Markup {
  const keys = STANCES.map(
    (stance, at) =>
      html`<rect
          x="${at * STEP}"
          y="${y}"
          width="${BOX}"
          height="${BOX}"
          fill="${fillOf(stance)}"
        />${textAt(stance, { x: at * STEP + BOX + 6, y: y + BOX - 1, size: 12 })}`,
  );
  const beside = textAt(note, { x: STANCES.length * STEP, y: y + BOX - 1, size: 11, fill: SOFT });
  return html`${keys} ${note === "" ? null : beside}`;
}
