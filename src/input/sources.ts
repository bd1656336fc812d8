import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InvalidInputError, type Problem } from "../errors.ts";
import type { Statement } from "../statement/statement.ts";
import { readCsv } from "./csv.ts";
import { readJsonLines, type Row } from "./json-lines.ts";

/** A file of statements or an article; `name` is what the user called it. */
export type Source = { name: string; path: string; kind: "jsonl" | "csv" | "article" };

const KINDS: Record<string, Source["kind"]> = {
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".txt": "article",
  ".html": "article",
  ".htm": "article",
};

/** Problems that are kept; a file that is wrong throughout need not fill memory and screen. */
const MAX_PROBLEMS = 1_000;
/** Statements that are kept from the check until they are sent; some 100 MB. */
const MAX_KEPT = 50_000;

/** Files as the user named them. Throws InvalidInputError for those that can't be read or told. */
export async function findSources(names: readonly string[]): Promise<Source[]> {
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const name of names) {
    const kind = name === "-" ? "jsonl" : KINDS[extname(name).toLowerCase()];
    const isFile =
      name === "-" ||
      (await stat(name).then(
        (found) => found.isFile(),
        () => false,
      ));
    if (!isFile) problems.push({ file: name, message: "is no file that can be read" });
    else if (!kind) {
      problems.push({
        file: name,
        message: "is of no known kind; .jsonl, .csv, .txt and .html are",
      });
    } else sources.push({ name, path: name, kind });
  }
  if (problems.length > 0) throw new InvalidInputError(problems);
  return sources;
}

/** Standard input in a file of its own, because statements are read twice: to check and to send. */
export async function spool(input: Readable): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "readout-stdin-"));
  const path = join(folder, "stdin.jsonl");
  await pipeline(input, createWriteStream(path));
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The rows of a file of statements, some at a time; "-" is standard input. */
export function readRows({ kind, path }: Source): AsyncIterable<Row[]> {
  const input = path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
  return kind === "csv" ? readCsv(input) : readJsonLines(input);
}

/** What a check of all files found. */
export type Checked = {
  statements: number;
  events: Set<string>;
  /** The statements, some at a time. Throws InvalidInputError where a file changed since. */
  read(): AsyncIterable<Statement[]>;
};

/**
 * Reads files of statements whole, in constant memory: what is more than a part of it is read again when
 * it is asked for. Throws InvalidInputError with every problem.
 */
export async function checkSources(sources: readonly Source[]): Promise<Checked> {
  const events = new Set<string>();
  const problems: Problem[] = [];
  let statements = 0;
  let more = 0;
  let kept: Statement[][] | null = [];
  for (const source of sources) {
    for await (const rows of readRows(source)) {
      const good: Statement[] = [];
      for (const row of rows) {
        if ("statement" in row) {
          good.push(row.statement);
          events.add(row.statement.event);
        } else if (problems.length < MAX_PROBLEMS) {
          problems.push(
            ...row.problems.map((problem) => ({ ...problem, ...placeOf(source, row) })),
          );
        } else more += row.problems.length;
      }
      statements += good.length;
      if (statements > MAX_KEPT) kept = null;
      else kept?.push(good);
    }
  }
  if (more > 0) problems.push({ message: `and ${more} more` });
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_STATEMENTS");
  return { statements, events, read: () => (kept ? toAsync(kept) : readAgain(sources)) };
}

async function* toAsync<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

async function* readAgain(sources: readonly Source[]): AsyncIterable<Statement[]> {
  for (const source of sources) {
    for await (const rows of readRows(source)) yield rows.map((row) => statementOf(source, row));
  }
}

/** The statement of a row. Throws InvalidInputError with what is wrong with it. */
export function statementOf(source: Source, row: Row): Statement {
  if ("statement" in row) return row.statement;
  throw new InvalidInputError(
    row.problems.map((problem) => ({ ...problem, ...placeOf(source, row) })),
  );
}

/** Where a row stands, for a message. */
function placeOf({ name }: Source, { line }: Row): Pick<Problem, "file" | "line"> {
  return { file: name === "-" ? "standard input" : name, line };
}
