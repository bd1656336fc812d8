import type { Utterance } from "../counting/snapshot.ts";
import { STANCES } from "../statement/tags.ts";
import { isUnsure } from "../counting/sureness.ts";
import { othersText } from "./country-words.ts";
import type { CsvCell } from "./csv-lines.ts";
import { evidenceWords } from "./evidence-words.ts";
import { webLink } from "./hostile-text.ts";
import { countryNames, dayOf } from "./quotes.ts";
import type { Report } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** The tidy tables of a report: one kind of row each, and one header. */
export const TABLES = ["countries", "days", "statements"] as const;
export type TableName = (typeof TABLES)[number];

/** A table's columns by name, each with what one of its rows has there. */
export type Table = { columns: readonly string[]; rows: CsvCell[][] };

/** What a cell is made from beside its row. */
type Beside = { report: Report; nameOf: (code: string | null) => string };

type Column<Row> = readonly [name: string, cell: (row: Row, beside: Beside) => CsvCell];

type CountryRow = Report["countries"][number];
type Day = Report["timeline"][number];

const COUNTRY_COLUMNS: readonly Column<CountryRow>[] = [
  ["country", ({ country }) => country],
  ["name", ({ name }) => name],
  ["n", ({ n }) => n],
  ...STANCES.map((stance): Column<CountryRow> => [stance, (row) => row.stance[stance]]),
  ["sentiment", ({ sentiment }) => sentiment],
  ["verdict", ({ verdict }) => verdict],
  ["position_stance", ({ position }) => position?.stance ?? null],
  ["position_speaker", ({ position }) => position?.speaker ?? null],
  ["position_date", ({ position }) => position?.date ?? null],
  ["position_official", ({ position }) => position?.official ?? null],
  ["position_rank", ({ position }) => position?.rank ?? null],
  ["position_others", ({ position }) => position && othersText(position)],
];

const DAY_COLUMNS: readonly Column<Day>[] = [
  ["date", ({ date }) => date],
  ["n", (day) => STANCES.reduce((sum, stance) => sum + day[stance], 0)],
  ...STANCES.map((stance): Column<Day> => [stance, (day) => day[stance]]),
];

const STATEMENT_COLUMNS: readonly Column<Utterance>[] = [
  ["id", ({ statement }) => statement.id],
  ["mentions", ({ mentions }) => mentions],
  ["date", ({ statement }) => dayOf(statement)],
  ["outlet", ({ statement }) => statement.outlet ?? null],
  ["url", ({ statement }) => webLink(statement.url)],
  ["speaker", ({ statement }) => statement.speaker ?? null],
  ["affiliation", ({ statement }) => statement.affiliation ?? null],
  ["role", ({ statement }) => statement.tags.role],
  ["country", ({ statement }) => statement.tags.country.code],
  ["country_name", ({ statement }, { nameOf }) => nameOf(statement.tags.country.code)],
  ["stance", ({ statement }) => statement.tags.stance.label],
  ["confidence", ({ statement }) => statement.tags.stance.confidence ?? null],
  [
    "unsure",
    ({ statement }, { report }) => isUnsure(statement.tags.stance.confidence, report.sure.from),
  ],
  ...STANCES.map((stance): Column<Utterance> => [
    `score_${stance}`,
    ({ statement }) => statement.tags.stance.scores[stance],
  ]),
  ["sentiment", ({ statement }) => statement.tags.sentiment.score],
  ["sentiment_label", ({ statement }) => statement.tags.sentiment.label],
  ["kind", ({ statement }) => statement.kind ?? null],
  ["text", ({ statement }) => statement.text],
  ["stance_evidence", ({ statement }) => evidenceWords(statement.tags.stance.evidence)],
  ["country_evidence", ({ statement }) => evidenceWords(statement.tags.country.evidence)],
  ["article", ({ statement }) => statement.article?.title ?? null],
  ["start", ({ statement }) => statement.span?.start ?? null],
  ["end", ({ statement }) => statement.span?.end ?? null],
  ["model", ({ statement }) => statement.tags.model],
];

/**
 * One table of the reports, the event in front of each row. Countries of which nobody spoke are left out, as
 * in the other forms; `statements` has the utterances that it is given.
 */
export function tableOf(name: TableName, events: readonly ReportedEvent[]): Table {
  switch (name) {
    case "countries":
      return layOut(COUNTRY_COLUMNS, events, ({ report }) =>
        report.countries.filter(({ n }) => n > 0),
      );
    case "days":
      return layOut(DAY_COLUMNS, events, ({ report }) => report.timeline);
    case "statements":
      return layOut(STATEMENT_COLUMNS, events, ({ utterances }) => utterances);
  }
}

function layOut<Row>(
  columns: readonly Column<Row>[],
  events: readonly ReportedEvent[],
  rowsOf: (reported: ReportedEvent) => readonly Row[],
): Table {
  const rows = events.flatMap((reported) => {
    const { report } = reported;
    const beside = { report, nameOf: countryNames(report) };
    return rowsOf(reported).map((row) => [
      report.event,
      ...columns.map(([, cell]) => cell(row, beside)),
    ]);
  });
  return { columns: ["event", ...columns.map(([name]) => name)], rows };
}
