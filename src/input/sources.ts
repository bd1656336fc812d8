import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { InvalidInputError, type Problem } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import type { Statement } from "../statement/statement.ts";
import { readCsv } from "./csv.ts";
import { readJsonLines, readJsonValues } from "./json.ts";
import type { Row, RowReading } from "./row.ts";

/** A file of statements or an article; `name` is what the user called it. */
export type Source = {
  name: string;
  kind: "jsonl" | "json" | "csv" | "article";
  /** The whole path of a file; undefined for what is piped in. */
  path?: string;
  /** An article of a collection, as far as that has it. */
  article?: Article;
  /** Its bytes from the start. */
  open(): AsyncIterable<Buffer>;
};

export function fileSource(name: string, kind: Source["kind"]): Source {
  const open = () => createReadStream(name, { highWaterMark: 1 << 18 });
  return { name, kind, path: resolve(name), open };
}

/** The rows of a file of statements, some at a time. */
export function readRows(
  { kind, open }: Source,
  { defaults = {}, ...others }: RowReading = {},
): AsyncIterable<Row[]> {
  const reading = Object.keys(defaults).length > 0 ? { defaults, ...others } : others;
  if (kind === "csv") return readCsv(open(), reading);
  return kind === "json" ? readJsonValues(open(), reading) : readJsonLines(open(), reading);
}

/** The statement of a row. Throws InvalidInputError with all that is wrong with it. */
export function statementOf(source: Source, row: Row): Statement {
  if ("statement" in row) return row.statement;
  throw new InvalidInputError(problemsOf(source, row));
}

/** What is wrong with a row, and where it stands. */
export function problemsOf(source: Source, row: Row): Problem[] {
  if ("statement" in row) return [];
  const place = { file: shownName(source), line: row.line };
  return row.problems.map((problem) => ({ ...problem, ...place }));
}

/** What a source is called in messages. */
export function shownName({ name }: Source): string {
  return name === "-" ? "standard input" : name;
}
