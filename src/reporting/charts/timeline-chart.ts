import { countOf, formatCount } from "../figures.ts";
import { html, type Markup } from "../html-template.ts";
import { type TimelineBin, timelineBins } from "../timeline-bins.ts";
import { blocksOf, columnScale } from "../timeline-columns.ts";
import { CHART_WIDTH, type Draw, fillOf, LINE, SOFT, tenth, textAt } from "./chart.ts";
import { LEGEND_HEIGHT, stanceLegend } from "./legend.ts";

const HEIGHT = 230;
const PLOT = { left: 40, right: 8, top: LEGEND_HEIGHT + 8, bottom: 24 };
const LABEL_WIDTH = 78;
const WIDEST = 48;

/** The days as stacked columns to scale. */
export const timelineChart: Draw = ({ report: { timeline } }) => {
  const { bins, days } = timelineBins(timeline);
  const base = HEIGHT - PLOT.bottom;
  const { ticks, yOf } = columnScale(bins, { base, ceiling: PLOT.top, round: tenth });
  const slot = (CHART_WIDTH - PLOT.left - PLOT.right) / Math.max(1, bins.length);
  const grid = ticks.map(
    (n) =>
      html`<path
          d="M${PLOT.left} ${yOf(n)}H${CHART_WIDTH - PLOT.right}"
          stroke="${LINE}"
        />${textAt(formatCount(n), { x: PLOT.left - 8, y: yOf(n) + 4, size: 11, fill: SOFT, anchor: "end" })}`,
  );
  const every = Math.ceil(LABEL_WIDTH / slot);
  const columns = bins.map((bin, at) => {
    const middle = PLOT.left + slot * (at + 0.5);
    const label = textAt(bin.label, {
      x: middle,
      y: HEIGHT - 6,
      size: 11,
      fill: SOFT,
      anchor: "middle",
    });
    const labelled = at % every === 0;
    return html`${columnOf(bin, { middle, width: Math.min(WIDEST, slot * 0.8), yOf })}
    ${labelled ? label : null}`;
  });
  const unit = days === 1 ? "each column is a day" : `each column is ${countOf(days, "day")}`;
  return { height: HEIGHT, markup: html`${stanceLegend(0, unit)} ${grid} ${columns}` };
};

function columnOf(
  bin: TimelineBin,
  { middle, width, yOf }: { middle: number; width: number; yOf: (n: number) => number },
): Markup {
  const blocks = blocksOf(bin, yOf).map(
    ({ stance, y, height }) =>
      html`<rect
        x="${tenth(middle - width / 2)}"
        y="${y}"
        width="${tenth(width)}"
        height="${tenth(height)}"
        fill="${fillOf(stance)}"
      />`,
  );
  return html`${blocks}`;
}
