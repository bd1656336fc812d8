import { type CsvError, parse } from "csv-parse";
import { Readable } from "node:stream";
import { type Header, readHeader } from "./csv-header.ts";
import { rowToStatement } from "./csv-row.ts";
import { findDelimiter } from "./delimiter.ts";
import { peek } from "./peek.ts";
import { brokenRow, checkRow, type Row, type RowReading, westernNote } from "./row.ts";
import { toUtf8 } from "./utf8.ts";

const MAX_RECORD_BYTES = 2_000_000;
const ROWS_AT_A_TIME = 256;

/**
 * The statements of a stream of CSV, some at a time: its first row names the fields of a statement, nested ones with a
 * dot (`span.start`, `meta.desk`), and shows what sets columns apart; empty cells are absent fields, keywords
 * are set apart by commas.
 */
export async function* readCsv(
  input: AsyncIterable<Buffer>,
  reading: RowReading = {},
): AsyncIterable<Row[]> {
  let rows: Row[] = [];
  let header: Header | undefined;
  let last = 0;
  try {
    for await (const { info, record } of readRecords(input, reading)) {
      last = info.lines;
      if (record.every((cell) => cell.trim() === "")) continue;
      if (!header) {
        header = readHeader(record, reading);
        const { problems, usable } = header;
        if (problems.length > 0) yield [{ line: last, problems }];
        if (!usable) return;
        continue;
      }
      rows.push(readRow(last, record, header, reading));
      if (rows.length < ROWS_AT_A_TIME) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    rows.push(csvProblem(error) ?? brokenRow(last + 1, error));
  }
  if (rows.length > 0) yield rows;
}

type CsvRecord = { info: { lines: number }; record: string[] };

async function* readRecords(
  input: AsyncIterable<Buffer>,
  { onNote }: RowReading,
): AsyncIterable<CsvRecord> {
  const { head, all } = await peek(toUtf8(input, (word) => onNote?.(westernNote(word))));
  const { delimiter, linesBefore } = findDelimiter(head.toString());
  const text = Readable.from(all, { objectMode: false });
  const parser = parse({
    bom: true,
    delimiter,
    from_line: linesBefore + 1,
    info: true,
    max_record_size: MAX_RECORD_BYTES,
    relax_column_count: true,
    // Those who set columns apart by tabs write quotation marks as they are.
    relax_quotes: delimiter === "\t",
    skip_empty_lines: true,
  });
  text.on("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const record of parser) yield record as CsvRecord;
  } finally {
    text.destroy();
  }
}

function readRow(line: number, cells: string[], header: Header, reading: RowReading): Row {
  const { columns } = header;
  const beyond = cells.findIndex(
    (cell, i) => (columns[i]?.name ?? "") === "" && cell.trim() !== "",
  );
  if (beyond !== -1) {
    const message = `has a cell in column ${beyond + 1}, which the first row doesn't name; put a cell that holds the separator in quotes`;
    return { line, problems: [{ message }] };
  }
  return checkRow(line, rowToStatement(cells, columns), reading);
}

const WORDS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark opens a cell that is never closed",
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark in a cell in quotes must stand twice: ""',
  INVALID_OPENING_QUOTE:
    'put a cell that holds a quotation mark in quotes, and write the mark twice: "He said ""yes"""',
  CSV_MAX_RECORD_SIZE: "a row is longer than 2 MB; perhaps a quotation mark is never closed",
};

/** What is wrong with the CSV itself, in our words; undefined for another error. */
function csvProblem(error: unknown): Row | undefined {
  const { code, message, lines: line = 1 } = error as Partial<CsvError> & { lines?: number };
  if (code === undefined || !(code in WORDS || code.startsWith("CSV_"))) return undefined;
  return { line, problems: [{ message: `is not CSV: ${WORDS[code] ?? message}` }] };
}
