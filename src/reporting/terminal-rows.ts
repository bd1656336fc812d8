import { STANCES, type Stance } from "../statement/tags.ts";
import { FEWEST_FOR_VERDICT } from "./country-rows.ts";
import {
  besideText,
  NO_COUNTRY_IN_COMMON,
  officeText,
  othersText,
  POSITION_RULE,
  verdictText,
} from "./country-words.ts";
import { wrapText } from "./display-width.ts";
import { countOf, formatCount, formatTone } from "./figures.ts";
import { terminalText } from "./hostile-text.ts";
import type { CountryRow, ReportPosition, TimelineRow } from "./report.ts";
import { barPaint, stackedBar } from "./terminal-bars.ts";
import { type Column, renderColumns } from "./terminal-columns.ts";
import type { Palette } from "./terminal-paint.ts";

const COUNT_TITLES: Record<Stance, string> = {
  welcoming: "WEL",
  skeptical: "SKE",
  hostile: "HOS",
  neutral: "NEU",
};
const COUNTRY_BAR_WIDTH = 10;
const MOST_DAYS = 31;

/** A country's name for a narrow column, where it has a shorter one than its own. */
export type ShortName = (code: string) => string | undefined;

/** The countries that spoke as a table, those of no known country last. */
export function countryLines(
  rows: readonly CountryRow[],
  { width, paint, shortName }: { width: number; paint: Palette; shortName: ShortName },
): string[] {
  const shown = rows
    .filter(({ n }) => n > 0)
    .map((row) => ({ ...row, name: shortName(row.country ?? "") ?? row.name }));
  const latest = (text: (position: NonNullable<CountryRow["position"]>) => string) =>
    shown.map(({ position }) => (position ? text(position) : ""));
  const counts = STANCES.map((stance): Column => ({
    title: COUNT_TITLES[stance],
    align: "right",
    cells: shown.map((row) => formatCount(row.stance[stance])),
    paint: paint.stance[stance],
  }));
  const columns: Column[] = [
    { title: "COUNTRY", least: 14, cells: shown.map(({ name }) => terminalText(name)) },
    { title: "N", align: "right", cells: shown.map(({ n }) => formatCount(n)) },
    ...counts,
    {
      title: "STANCES",
      cells: shown.map((row) => stackedBar(row.stance, COUNTRY_BAR_WIDTH)),
      paint: barPaint(paint),
    },
    { title: "VERDICT", cells: shown.map(verdictText) },
    { title: "TONE", align: "right", cells: shown.map((row) => formatTone(row.sentiment)) },
    { title: "LATEST", cells: latest(latestText) },
    { title: "SPEAKER", least: 16, cells: latest(({ speaker }) => terminalText(speaker ?? "")) },
    { title: "DATE", cells: latest(({ date }) => terminalText(date ?? "")) },
    { title: "OFFICE", cells: latest((position) => officeText(position) ?? "") },
  ];
  const keep = [
    "COUNTRY",
    "N",
    "VERDICT",
    "STANCES",
    "TONE",
    "LATEST",
    "SPEAKER",
    "DATE",
    "OFFICE",
  ];
  const lines = renderColumns(columns, { width, keep, together: counts, heading: paint.faint });
  const notes = countryNotes(shown, lines[0] ?? "").flatMap((note) => wrapText(note, width));
  return [...lines, ...notes.map(paint.faint)];
}

/** The stance, `*` of an official, `+` where others stand beside it. */
function latestText(position: ReportPosition): string {
  const { stance, official } = position;
  return `${stance}${official ? "*" : ""}${besideText(position) === null ? "" : "+"}`;
}

/** What a reader must know of the columns that are shown, as the heading names them. */
function countryNotes(shown: readonly CountryRow[], heading: string): string[] {
  const notes: string[] = [];
  if (heading.includes("VERDICT")) notes.push(`No verdict under ${FEWEST_FOR_VERDICT} utterances.`);
  if (heading.includes("LATEST")) {
    notes.push(`LATEST: ${POSITION_RULE} * is an official.`, ...besideNotes(shown));
  }
  if (shown.some(({ country }) => country === null)) {
    notes.push(`Not known: ${NO_COUNTRY_IN_COMMON}.`);
  }
  return notes;
}

function besideNotes(shown: readonly CountryRow[]): string[] {
  const several = shown.flatMap(({ name, position }) => {
    const others = position ? othersText(position) : "";
    return others === "" ? [] : [`${terminalText(name)} also ${others}`];
  });
  return several.length === 0 ? [] : [`+ Several on that day: ${several.join("; ")}.`];
}

/** The days as a table, undated utterances last; of a long run only its end. */
export function timelineLines(
  rows: readonly TimelineRow[],
  width: number,
  paint: Palette,
): string[] {
  const shown = rows.slice(-MOST_DAYS);
  const most = Math.max(...shown.map(totalOf));
  const barWidth = Math.min(60, width - 22);
  const barOf = (row: TimelineRow) =>
    stackedBar(row, Math.ceil((totalOf(row) / Math.max(most, barWidth)) * barWidth));
  const columns: Column[] = [
    { title: "DAY", cells: shown.map(({ date }) => terminalText(date ?? "undated")) },
    { title: "N", align: "right", cells: shown.map((row) => formatCount(totalOf(row))) },
    { title: "STANCES", cells: shown.map(barOf), paint: barPaint(paint) },
  ];
  const lines = renderColumns(columns, {
    width,
    keep: columns.map(({ title }) => title),
    together: [],
    heading: paint.faint,
  });
  const earlier = rows.slice(0, -MOST_DAYS);
  if (earlier.length === 0) return lines;
  const before = earlier.reduce((sum, row) => sum + totalOf(row), 0);
  const note = `${countOf(earlier.length, "earlier day")} with ${countOf(before, "utterance")}: see the csv or json form.`;
  return [...lines, ...wrapText(note, width).map(paint.faint)];
}

function totalOf(row: TimelineRow): number {
  return STANCES.reduce((sum, stance) => sum + row[stance], 0);
}
