import { STANCES } from "../../statement/tags.ts";
import { countOf, formatInterval } from "../figures.ts";
import { html } from "../html-template.ts";
import { type Draw, fillOf, INK, PAPER, SOFT, tenth, textAt, TRACK } from "./chart.ts";

const ROW = 44;
const BAR = { left: 92, width: 400, height: 22 };

/** A bar for each stance, its 95 % interval as a line over it, and beside it the figures. */
export const stanceChart: Draw = ({ report }) => {
  const rows = STANCES.map((stance, at) => {
    const { n, share, low, high, estimate } = report.stance[stance];
    const y = at * ROW;
    const middle = y + BAR.height / 2;
    const xOf = (part: number) => tenth(BAR.left + part * BAR.width);
    const range = html`<path
      d="M${xOf(low)} ${middle - 5}V${middle + 5}M${xOf(high)} ${middle - 5}V${middle + 5}M${xOf(low)} ${middle}H${xOf(high)}"
      fill="none"
      stroke="${INK}"
      stroke-width="2"
    />`;
    const halo = html`<path
      d="M${xOf(low)} ${middle}H${xOf(high)}"
      stroke="${PAPER}"
      stroke-width="4"
    />`;
    const told = `${formatInterval({ share, low, high })}  ${countOf(n, "utterance")}`;
    const estimated = estimate && `estimate ${formatInterval(estimate)}`;
    const right = BAR.left + BAR.width + 14;
    return html`${textAt(stance, { x: 0, y: middle + 5, size: 14 })}
      <rect
        x="${BAR.left}"
        y="${y}"
        width="${BAR.width}"
        height="${BAR.height}"
        rx="3"
        fill="${TRACK}"
      />
      <rect
        x="${BAR.left}"
        y="${y}"
        width="${tenth(share * BAR.width)}"
        height="${BAR.height}"
        rx="3"
        fill="${fillOf(stance)}"
      />
      ${halo}${range} ${textAt(told, { x: right, y: middle + (estimated ? -1 : 5), size: 13 })}
      ${estimated ? textAt(estimated, { x: right, y: middle + 15, size: 12, fill: SOFT }) : null}`;
  });
  const scale = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const x = BAR.left + part * BAR.width;
    return textAt(`${part * 100} %`, {
      x,
      y: STANCES.length * ROW + 4,
      size: 11,
      fill: SOFT,
      anchor: "middle",
    });
  });
  return { height: STANCES.length * ROW + 8, markup: html`${rows} ${scale}` };
};
