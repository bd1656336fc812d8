import { InvalidInputError, InvalidStatementError, type Problem } from "../errors.ts";
import { parseStatement } from "../statement/parse-statement.ts";
import type { Statement } from "../statement/statement.ts";

/** Hears of a value that is refused, and why; then it is left out. */
export type OnInvalid = (problems: readonly Problem[], value: unknown) => void;

/**
 * Checks a list of statements. Throws InvalidInputError that names the wrong ones by their index, unless
 * `onInvalid` hears of them.
 */
export function checkAll(values: Iterable<unknown>, onInvalid?: OnInvalid): Statement[] {
  const checked: Statement[] = [];
  const problems: Problem[] = [];
  let index = -1;
  for (const value of values) {
    index += 1;
    try {
      checked.push(parseStatement(value));
    } catch (error) {
      if (!(error instanceof InvalidStatementError)) throw error;
      if (onInvalid) onInvalid(error.problems, value);
      else problems.push(...error.problems.map((problem) => ({ ...problem, index })));
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_STATEMENTS");
  return checked;
}
