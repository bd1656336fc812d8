import { STANCES, type Stance } from "../statement/tags.ts";
import { othersText } from "./country-words.ts";
import { type CsvCell, csvLines } from "./csv-lines.ts";
import { unknownCountryWarning } from "./remarks.ts";
import type { CountryRow, Report, StanceShare } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";

const COLUMNS = [
  "event",
  "section",
  "key",
  "name",
  "n",
  "welcoming",
  "skeptical",
  "hostile",
  "neutral",
  "share",
  "low",
  "high",
  "sentiment",
  "verdict",
  "position_stance",
  "position_speaker",
  "position_date",
  "official",
  "position_rank",
  "position_others",
  "estimate",
  "estimate_low",
  "estimate_high",
] as const;

type CsvRow = Partial<Record<(typeof COLUMNS)[number], CsvCell>>;

/**
 * Reports as one tidy CSV table: `section` tells what a row counts (report, period, sure, warning, total,
 * accuracy, stance, reading, sentiment, country, day, model), `key` which one; a key that is not known is empty.
 */
export function renderCsv(events: readonly ReportedEvent[]): string {
  return csvLines(COLUMNS, events.flatMap(cellsOf));
}

function cellsOf({ report, frozen }: ReportedEvent): CsvCell[][] {
  const rows: CsvRow[] = [
    { section: "report", key: "title", name: report.title },
    { section: "report", key: "generatedAt", name: report.generatedAt },
    ...(frozen === undefined ? [] : [{ section: "report", key: "frozen", name: frozen }]),
    ...periodRows(report),
    ...sureRows(report),
    ...warningRows(report),
    ...Object.entries(report.totals).map(([key, n]) => ({ section: "total", key, n })),
    ...accuracyRows(report),
    ...STANCES.map((key) => stanceRow(key, report.stance[key])),
    ...readingRows(report),
    ...sentimentRows(report),
    ...report.countries.filter(({ n }) => n > 0).map(countryRow),
    ...report.timeline.map(({ date, ...counts }) => ({
      section: "day",
      key: date,
      name: date === null ? "undated" : null,
      n: totalOf(counts),
      ...counts,
    })),
    ...report.models.map(({ model, utterances }) => ({
      section: "model",
      key: model,
      n: utterances,
    })),
  ];
  return rows.map((row) =>
    COLUMNS.map((column) => (column === "event" ? report.event : (row[column] ?? null))),
  );
}

function periodRows({ period }: Report): CsvRow[] {
  const { since, until, undatedLeftOut } = period;
  const section = "period";
  if (since === null && until === null) return [];
  return [
    { section, key: "since", name: since },
    { section, key: "until", name: until },
    { section, key: "undatedLeftOut", n: undatedLeftOut },
  ];
}

/** Who read, and what came of a sample, where anybody did. */
function readingRows({ reading: { persons, models, checked } }: Report): CsvRow[] {
  const section = "reading";
  if (persons + models === 0) return [];
  const rows: CsvRow[] = [
    { section, key: "persons", n: persons },
    { section, key: "models", n: models },
  ];
  if (checked === null) return rows;
  const { n, right, ...share } = checked;
  return [...rows, { section, key: "checked", n }, { section, key: "right", n: right, ...share }];
}

function sureRows({ sure, totals }: Report): CsvRow[] {
  if (totals.unsure === 0 && !sure.only) return [];
  return [{ section: "sure", key: sure.only ? "only" : "from", n: sure.from }];
}

function accuracyRows({ accuracy }: Report): CsvRow[] {
  return accuracy === null ? [] : [{ section: "accuracy", key: "stance", share: accuracy }];
}

function stanceRow(key: Stance, { estimate, ...counted }: StanceShare): CsvRow {
  const { share, low, high } = estimate ?? {};
  return {
    section: "stance",
    key,
    ...counted,
    estimate: share,
    estimate_low: low,
    estimate_high: high,
  };
}

function warningRows(report: Report): CsvRow[] {
  const warning = unknownCountryWarning(report);
  if (warning === null) return [];
  const { unknownCountry } = report.totals;
  return [{ section: "warning", key: "unknownCountry", name: warning, n: unknownCountry }];
}

function sentimentRows({ sentiment, totals }: Report): CsvRow[] {
  const { mean, low, high, negative, neutral, positive } = sentiment;
  const section = "sentiment";
  return [
    { section, key: "mean", n: totals.utterances, sentiment: mean, low, high },
    { section, key: "negative", n: negative },
    { section, key: "neutral", n: neutral },
    { section, key: "positive", n: positive },
  ];
}

function countryRow(row: CountryRow): CsvRow {
  return {
    section: "country",
    key: row.country,
    name: row.name,
    n: row.n,
    ...row.stance,
    sentiment: row.sentiment,
    verdict: row.verdict,
    position_stance: row.position?.stance,
    position_speaker: row.position?.speaker,
    position_date: row.position?.date,
    official: row.position?.official,
    position_rank: row.position?.rank,
    position_others: row.position && othersText(row.position),
  };
}

function totalOf(counts: Record<Stance, number>): number {
  return STANCES.reduce((sum, stance) => sum + counts[stance], 0);
}
