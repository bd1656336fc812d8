import { InvalidInputError, type Problem } from "../errors.ts";
import type { Statement } from "../statement/statement.ts";
import { checkRow } from "./row.ts";

/** Checks a list of statements. Throws InvalidInputError that names the wrong ones by their place, from one. */
export function checkAll(values: Iterable<unknown>): Statement[] {
  const checked: Statement[] = [];
  const problems: Problem[] = [];
  let place = 0;
  for (const value of values) {
    const row = checkRow((place += 1), value);
    if ("statement" in row) checked.push(row.statement);
    else problems.push(...row.problems.map((problem) => ({ ...problem, line: row.line })));
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_STATEMENTS");
  return checked;
}
