import { wrapText } from "../display-width.ts";
import { html, type Markup } from "../html-template.ts";
import { modelNote } from "../notes.ts";
import { periodSentence } from "../period-words.ts";
import { remarks } from "../remarks.ts";
import { frozenNotes } from "../render-frozen.ts";
import type { ReportedEvent } from "../reported-event.ts";
import type { ShortName } from "../terminal-rows.ts";
import { totalsText, verdictSentence } from "../verdict-sentence.ts";
import {
  CHART_TITLES,
  CHART_WIDTH,
  CHARTS,
  type ChartName,
  type Draw,
  type Drawn,
  INK,
  linesAt,
  PAPER,
  PATTERNS,
  SOFT,
  textAt,
} from "./chart.ts";
import { countriesChart } from "./countries-chart.ts";
import { mapChart } from "./map-chart.ts";
import { stanceChart } from "./stance-chart.ts";
import { timelineChart } from "./timeline-chart.ts";

const MARGIN = 24;
const WIDTH = CHART_WIDTH + 2 * MARGIN;
const DRAW: Record<ChartName, Draw> = {
  stance: stanceChart,
  countries: countriesChart,
  timeline: timelineChart,
  map: mapChart,
};

/** How many columns of a line fit at a size of letters: most are narrower than this. */
const columnsAt = (size: number) => Math.floor(CHART_WIDTH / (size * 0.58));

export type ChartOptions = { chart?: ChartName; shortName: ShortName };

/**
 * Reports as one SVG picture that needs nothing from outside: of each event the chart that is asked for, else all, one
 * under the other, with title, figures, and what tagged them how well.
 */
export function renderSvg(events: readonly ReportedEvent[], options: ChartOptions): string {
  let y = MARGIN;
  const parts = events.map((reported) => {
    const { height, markup } = eventPicture(reported, options);
    const part = html`<g transform="translate(${MARGIN} ${y})">${markup}</g>`;
    y += height + MARGIN;
    return part;
  });
  const title = events.map(({ report }) => report.title).join("; ");
  const told = events.map((reported) => verdictSentence(reported)).join(" ");
  const picture = html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${WIDTH}"
    height="${y}"
    viewBox="0 0 ${WIDTH} ${y}"
    font-family="DejaVu Sans, Verdana, sans-serif"
    role="img"
    aria-labelledby="title told"
  >
    <title id="title">${title}</title>
    <desc id="told">${told}</desc>
    ${PATTERNS}
    <rect width="${WIDTH}" height="${y}" fill="${PAPER}" />
    ${parts}
  </svg>`;
  return picture.markup;
}

function eventPicture(reported: ReportedEvent, { chart, shortName }: ChartOptions): Drawn {
  const { report } = reported;
  const parts: Markup[] = [];
  let y = 0;
  const write = (text: string, { size, fill = INK }: { size: number; fill?: string }) => {
    const lineHeight = Math.ceil(size * 1.4);
    const lines = wrapText(text, columnsAt(size));
    parts.push(...linesAt(lines, { x: 0, y: y + size, size, fill, lineHeight }));
    y += lines.length * lineHeight;
  };
  write(report.title, { size: 20 });
  write(verdictSentence(reported), { size: 13 });
  const period = periodSentence(report);
  for (const sentence of [...(period === null ? [] : [period]), ...remarks(report)])
    write(sentence, { size: 12, fill: SOFT });
  const names = chart === undefined ? CHARTS : [chart];
  for (const name of report.totals.utterances === 0 ? [] : names) {
    const { height, markup } = DRAW[name](reported, shortName);
    if (height === 0) continue;
    y += 30;
    parts.push(textAt(CHART_TITLES[name], { x: 0, y, size: 15 }));
    y += 14;
    parts.push(html`<g transform="translate(0 ${y})">${markup}</g>`);
    y += height;
  }
  y += 14;
  const source = [`${totalsText(report)}.`, modelNote(report), `Made ${report.generatedAt}.`];
  write([...source, ...frozenNotes(reported)].join(" "), {
    size: 11,
    fill: SOFT,
  });
  return { height: y, markup: html`${parts}` };
}
