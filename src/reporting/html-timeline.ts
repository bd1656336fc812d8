import { STANCES, type Stance } from "../statement/tags.ts";
import { countOf, formatCount } from "./figures.ts";
import { html, type Markup } from "./html-template.ts";
import type { Report, TimelineRow } from "./report.ts";
import { type TimelineBin, timelineBins } from "./timeline-bins.ts";
import { blocksOf, columnScale } from "./timeline-columns.ts";

const WIDTH = 720;
const HEIGHT = 220;
const PLOT = { left: 40, right: 8, top: 12, bottom: 28 };
const LABEL_WIDTH = 78;
/** So many columns fit on the screen of a phone; more are scrolled there. */
const FEW_COLUMNS = 5;

/** The days as stacked columns to scale, with the same figures as a table below; `number` is the event's on its page. */
export function timelineFigure({ timeline }: Report, number: number): Markup {
  const { bins, days } = timelineBins(timeline);
  const unit = days === 1 ? "a day" : `${days} days`;
  const dated = timeline.filter(({ date }) => date !== null);
  const summary = `${countOf(dated.length, "day")} with statements, each column is ${unit}.`;
  return html`<figure style="margin:0">
    <div class="scroll" role="region" aria-label="Timeline" tabindex="0">
      ${chart(bins, summary, number)}
    </div>
    <figcaption>Utterances by the day they were first printed; each column is ${unit}.</figcaption>
    <details>
      <summary>The days as a table</summary>
      ${dayTable(timeline)}
    </details>
  </figure>`;
}

function chart(bins: readonly TimelineBin[], summary: string, number: number): Markup {
  const slot = (WIDTH - PLOT.left - PLOT.right) / bins.length;
  const every = Math.ceil(LABEL_WIDTH / slot);
  const base = HEIGHT - PLOT.bottom;
  const { ticks, top, yOf } = columnScale(bins, { base, ceiling: PLOT.top, round: rounded });
  const grid = ticks.map(
    (n) =>
      html`<line
          class="grid"
          x1="${PLOT.left}"
          x2="${WIDTH - PLOT.right}"
          y1="${yOf(n)}"
          y2="${yOf(n)}"
        /><text x="${PLOT.left - 8}" y="${yOf(n) + 4}" text-anchor="end">${formatCount(n)}</text>`,
  );
  const columns = bins.map((bin, index) => {
    const middle = rounded(PLOT.left + slot * (index + 0.5));
    const last = index === bins.length - 1;
    const labelled = last ? bin.label === "undated" || index % every === 0 : index % every === 0;
    const label = html`<text x="${middle}" y="${HEIGHT - 8}" text-anchor="middle"
      >${bin.label}</text
    >`;
    return html`${column(bin, { middle, width: Math.min(48, slot * 0.8), yOf, number })}${labelled ? label : null}`;
  });
  return html`<svg
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="100%"
    class="${bins.length <= FEW_COLUMNS && top < 1_000 ? "few-columns" : "many-columns"}"
    role="img"
    aria-labelledby="timeline-title-${number} timeline-text-${number}"
  >
    <title id="timeline-title-${number}">Utterances over time, by stance</title>
    <desc id="timeline-text-${number}">${summary}</desc>
    <defs>
      <pattern
        id="skeptical-${number}"
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect class="fill-skeptical" width="8" height="8" />
        <path class="stripe" d="M0 0V8" stroke-width="4" />
      </pattern>
      <pattern id="hostile-${number}" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="fill-hostile" width="5" height="5" />
        <path class="stripe" d="M0 0V5" stroke-width="2" />
      </pattern>
      <pattern id="neutral-${number}" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="fill-neutral" width="6" height="6" />
        <circle class="dot" cx="3" cy="3" r="1.4" />
      </pattern>
    </defs>
    ${grid} ${columns}
  </svg>`;
}

type ColumnPlace = { middle: number; width: number; yOf: (n: number) => number; number: number };

function column(bin: TimelineBin, { middle, width, yOf, number }: ColumnPlace): Markup {
  const { counts, n, label } = bin;
  const blocks = blocksOf(bin, yOf).map(
    ({ stance, y, height }) =>
      html`<rect
        ${fillOf(stance, number)}
        x="${rounded(middle - width / 2)}"
        y="${y}"
        width="${rounded(width)}"
        height="${rounded(height)}"
      />`,
  );
  const told = STANCES.map((stance) => `${counts[stance]} ${stance}`).join(", ");
  return html`<g><title>${label}: ${countOf(n, "utterance")} (${told})</title>${blocks}</g>`;
}

function fillOf(stance: Stance, number: number): Markup {
  return stance === "welcoming"
    ? html`class="fill-welcoming"`
    : html`fill="url(#${stance}-${number})"`;
}

function dayTable(timeline: readonly TimelineRow[]): Markup {
  const heads = STANCES.map((stance) => html`<th scope="col" class="number">${stance}</th>`);
  const rows = timeline.map((row) => {
    const cells = STANCES.map(
      (stance) => html`<td class="number">${formatCount(row[stance])}</td>`,
    );
    return html`<tr>
      <th scope="row">${row.date ?? "undated"}</th>
      ${cells}
    </tr>`;
  });
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Day</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
