import { STANCES } from "../statement/tags.ts";
import { fitText, wrapText } from "./display-width.ts";
import { ESTIMATE_NOTE, foldedText } from "./notes.ts";
import {
  countOf,
  formatCount,
  formatInterval,
  formatShare,
  formatTone,
  toneInterval,
} from "./figures.ts";
import { terminalText } from "./hostile-text.ts";
import { periodSentence } from "./period-words.ts";
import { checkedText, correctedText } from "./judged-words.ts";
import { remarks } from "./remarks.ts";
import type { Report } from "./report.ts";
import { frozenNotes } from "./render-frozen.ts";
import { type OpensWith, openingCommand, type ReportedEvent } from "./reported-event.ts";
import { BAR_CHARACTERS, shareBar } from "./terminal-bars.ts";
import { countryLines, type ShortName, timelineLines } from "./terminal-rows.ts";
import { type Palette, type TerminalOptions, palette, usableWidth } from "./terminal-paint.ts";
import { positionSentence, totalsText, verdictSentence } from "./verdict-sentence.ts";

export type TableOptions = TerminalOptions & { shortName: ShortName };

/** The report for a terminal of 40 to 200 columns; no line is wider, and the last has no line end. */
export function renderTable(
  reported: ReportedEvent,
  opensWith: OpensWith,
  options: TableOptions,
): string {
  const { report } = reported;
  const paint = palette(options.color);
  const width = usableWidth(options.width);
  const wrap = (text: string) => wrapText(terminalText(text), width);
  const sentences = [verdictSentence(reported), positionSentence(report), ...remarks(report)];
  const command = openingCommand(reported, opensWith);
  const statements = command === null ? [] : wrap(`The statements behind the figures: ${command}`);
  const sections = [
    [
      ...wrap(report.title).map(paint.bold),
      ...wrap(`${report.event} · ${totalsText(report)}`).map(paint.faint),
      ...wrap(periodSentence(report) ?? "").filter((line) => line !== ""),
    ],
    sentences.flatMap((sentence) => (sentence === null ? [] : wrap(sentence))),
  ];
  if (report.totals.utterances > 0) {
    sections.push(
      stanceLines(report, width, paint),
      countryLines(report.countries, { width, paint, shortName: options.shortName }),
      timelineLines(report.timeline, width, paint),
    );
  }
  const kept = frozenNotes(reported).flatMap(wrap);
  sections.push([...wrap(trustLine(report)), ...statements, ...kept].map(paint.faint));
  return sections.map((lines) => lines.join("\n")).join("\n\n");
}

const ESTIMATE_WIDTH = 21;

function stanceLines(report: Report, width: number, paint: Palette): string[] {
  const { stance, sentiment } = report;
  const estimated = STANCES.some((label) => stance[label].estimate !== null);
  const withEstimates = estimated && width >= 40 + ESTIMATE_WIDTH;
  const barWidth = Math.min(40, width - 36 - (withEstimates ? ESTIMATE_WIDTH : 0));
  const countWidth = Math.max(...STANCES.map((label) => formatCount(stance[label].n).length));
  const lines = STANCES.map((label) => {
    const bar = fitText(shareBar(label, stance[label].share, barWidth), Math.max(0, barWidth));
    const figures = `${fitText(formatInterval(stance[label]), 15, "right")}`;
    const count = fitText(formatCount(stance[label].n), countWidth, "right");
    const { estimate } = stance[label];
    const text = withEstimates && estimate ? `  est. ${formatInterval(estimate)}` : "";
    const name = `${BAR_CHARACTERS[label]} ${label.padEnd(9)}`;
    return `${paint.stance[label](name)}  ${count}  ${barWidth < 6 ? "" : `${paint.stance[label](bar)} `}${figures}${text}`;
  });
  const interval = toneInterval(report);
  const labels = `${formatCount(sentiment.negative)} negative, ${formatCount(sentiment.neutral)} neutral, ${formatCount(sentiment.positive)} positive`;
  return [
    ...lines,
    ...(withEstimates ? wrapText(ESTIMATE_NOTE, width) : []),
    ...wrapText(
      `Tone ${formatTone(sentiment.mean)}${interval && ` [${interval}]`}: ${labels}`,
      width,
    ),
  ];
}

/** How many utterances are unsure, where any is. */
function unsureText(unsure: number, { from, only }: Report["sure"]): string[] {
  if (unsure === 0) return [];
  return [`${countOf(unsure, "utterance")} unsure (under ${from})${only ? " and left out" : ""}`];
}

function trustLine({ totals, reading, models, generatedAt, sure, accuracy }: Report): string {
  const parts = [
    `${countOf(totals.unattributed, "utterance")} without a speaker`,
    `${formatCount(totals.background)} left out as background`,
    ...unsureText(totals.unsure, sure),
    ...(accuracy === null ? [] : [`about ${formatShare(accuracy)} of the stances right`]),
    ...(totals.folded === 0 ? [] : [foldedText(totals.folded)]),
    correctedText({ totals, reading }),
    ...(reading.checked === null ? [] : [checkedText(reading.checked)]),
    "intervals are 95 %",
    ...models.map(({ model, utterances }) => `${formatCount(utterances)} tagged by ${model}`),
    `made ${generatedAt}`,
  ];
  return parts.join(" · ");
}
