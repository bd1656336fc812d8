import { findRepeatedKeys } from "./repeated-keys.ts";
import { type Line, readLines } from "./lines.ts";
import { peek } from "./peek.ts";
import { brokenRow, checkRow, type Row, type RowReading, westernNote } from "./row.ts";
import { toUtf8 } from "./utf8.ts";
import { readValues } from "./json-values.ts";

const ONE_A_LINE = "write one JSON object on each line";
// Behind any mark of an encoding.
const ARRAY_START = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*\[/;
const ONE_ARRAY = "write an array of objects, or one object on each line";

/** The statements of a stream of JSON, one a line and some at a time; empty lines are passed over. */
export async function* readJsonLines(
  input: AsyncIterable<Buffer>,
  reading: RowReading = {},
): AsyncIterable<Row[]> {
  const { head, all } = await peek(input);
  // Many a .jsonl file is an array that was saved under that name.
  if (ARRAY_START.test(head.subarray(0, 20).toString("latin1"))) {
    yield* readJsonValues(all, reading);
    return;
  }
  let last = 0;
  try {
    for await (const lines of readLines(utf8Of(all, reading))) {
      last = lines.at(-1)?.number ?? last;
      yield* rowsOf(lines, reading, ONE_A_LINE);
    }
  } catch (error) {
    yield [brokenRow(last + 1, error)];
  }
}

/** The statements of a JSON array, of one object, or of several one after another, some at a time. */
export async function* readJsonValues(
  input: AsyncIterable<Buffer>,
  reading: RowReading = {},
): AsyncIterable<Row[]> {
  let last = 0;
  try {
    for await (const { values, cutOff } of readValues(utf8Of(input, reading))) {
      last = values.at(-1)?.number ?? last;
      yield* rowsOf(values, reading, ONE_ARRAY);
      const message = "the array is never closed; the file seems to be cut off";
      if (cutOff) yield [{ line: last, problems: [{ message }] }];
    }
  } catch (error) {
    yield [brokenRow(last + 1, error)];
  }
}

function utf8Of(input: AsyncIterable<Buffer>, { onNote }: RowReading): AsyncIterable<Buffer> {
  return toUtf8(input, (word) => onNote?.(westernNote(word)));
}

function* rowsOf(lines: readonly Line[], reading: RowReading, right: string): Iterable<Row[]> {
  const rows: Row[] = [];
  for (const line of lines) {
    const row = readRow(line, reading, right);
    if (row) rows.push(row);
  }
  if (rows.length > 0) yield rows;
}

/** The row of a line; null for an empty one. */
function readRow({ number: line, bytes }: Line, reading: RowReading, right: string): Row | null {
  if (bytes === null) return wrong(line, `is longer than 2 MB; ${right}`);
  const text = bytes.toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (text.trim() === "") return null;
    return wrong(line, `is not JSON: ${(error as Error).message}; ${right}`);
  }
  const repeated = findRepeatedKeys(text, value);
  if (repeated.length > 0) {
    const message = "stands twice; leave one of them out";
    return { line, problems: repeated.slice(0, 5).map((field) => ({ field, message })) };
  }
  return checkRow(line, value, reading);
}

function wrong(line: number, message: string): Row {
  return { line, problems: [{ message }] };
}
