import { dayNumber, DAY_MS } from "../statement/days.ts";
import { STANCES, type Stance } from "../statement/tags.ts";
import type { TimelineRow } from "./report.ts";

const MOST_BINS = 60;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** The utterances of one or several days in a row; `label` is the first day, or `undated`. */
export type TimelineBin = { label: string; n: number; counts: Record<Stance, number> };

/**
 * The timeline to scale: days on which nothing was said have a bin too, and where there would be
 * more than 60 bins each holds several `days`. Undated utterances come last.
 */
export function timelineBins(timeline: readonly TimelineRow[]): {
  bins: TimelineBin[];
  days: number;
} {
  const dated = timeline.filter((row): row is TimelineRow & { date: string } => row.date !== null);
  const numbers = dated.map(({ date }) => dayNumber(date));
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  const days = Math.ceil((last - first + 1) / MOST_BINS);
  const count = dated.length === 0 ? 0 : Math.floor((last - first) / days) + 1;
  const bins = Array.from({ length: count }, (_, index) =>
    emptyBin(dayLabel(first + index * days, last - first)),
  );
  for (const [index, row] of dated.entries()) {
    const bin = bins[Math.floor(((numbers[index] ?? first) - first) / days)];
    if (bin) addRow(bin, row);
  }
  const undated = timeline.find(({ date }) => date === null);
  if (undated) {
    const bin = emptyBin("undated");
    addRow(bin, undated);
    bins.push(bin);
  }
  return { bins, days };
}

function dayLabel(day: number, spanDays: number): string {
  const date = new Date(day * DAY_MS);
  const label = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return spanDays > 300 ? `${label} ${date.getUTCFullYear()}` : label;
}

function emptyBin(label: string): TimelineBin {
  return { label, n: 0, counts: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 } };
}

function addRow(bin: TimelineBin, row: TimelineRow): void {
  for (const stance of STANCES) {
    bin.counts[stance] += row[stance];
    bin.n += row[stance];
  }
}
