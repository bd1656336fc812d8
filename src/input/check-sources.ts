import { InvalidInputError } from "../errors.ts";
import type { Statement } from "../statement/statement.ts";
import { collectProblems } from "./problem-kinds.ts";
import type { RowReading } from "./row.ts";
import { problemsOf, readRows, shownName, type Source, statementOf } from "./sources.ts";

/** Statements that are kept from the check until they are sent; some 100 MB. */
const MAX_KEPT = 50_000;

/** What a check of all files found. */
export type Checked = {
  statements: number;
  events: Set<string>;
  /** The statements, some at a time. Throws InvalidInputError where a file changed since. */
  read(): AsyncIterable<Statement[]>;
};

/** How files are checked. */
export type Checking = RowReading & { onProgress?: (statements: number) => void };

/**
 * Reads files of statements whole, in constant memory: what is more than a part of it is read again when
 * it is asked for. Throws InvalidInputError with every problem, one for each kind where many rows have it.
 */
export async function checkSources(
  sources: readonly Source[],
  { onNote = () => {}, onProgress = () => {}, ...reading }: Checking = {},
): Promise<Checked> {
  const events = new Set<string>();
  const problems = collectProblems();
  let wrong = 0;
  let statements = 0;
  let kept: Statement[][] | null = [];
  for (const source of sources) {
    let found = 0;
    const name = shownName(source);
    const noting = { ...reading, onNote: (message: string) => onNote(`${name}: ${message}`) };
    for await (const rows of readRows(source, noting)) {
      found += rows.length;
      const good: Statement[] = [];
      for (const row of rows) {
        if ("statement" in row) {
          good.push(row.statement);
          events.add(row.statement.event);
        } else {
          wrong += 1;
          for (const problem of problemsOf(source, row)) problems.add(problem);
        }
      }
      statements += good.length;
      if (statements > MAX_KEPT) kept = null;
      else kept?.push(good);
      onProgress(statements + wrong);
    }
    if (found === 0) onNote(`${name} holds no statements`);
  }
  if (wrong > 0) throw new InvalidInputError(problems.list(), "INVALID_STATEMENTS");
  return {
    statements,
    events,
    read: () => (kept ? toAsync(kept) : readAgain(sources, reading)),
  };
}

async function* toAsync<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

async function* readAgain(
  sources: readonly Source[],
  reading: RowReading,
): AsyncIterable<Statement[]> {
  for (const source of sources) {
    for await (const rows of readRows(source, reading))
      yield rows.map((row) => statementOf(source, row));
  }
}
