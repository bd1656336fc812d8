import { InvalidInputError } from "../errors.ts";

/**
 * Runs something with a list that was read from the lines of a text. A problem with one of the list is told by the
 * line on which it stands, and by the file where there is one, instead of by its index.
 */
export async function atLines<T>(
  { lines, file }: { lines: readonly number[]; file?: string },
  act: () => T | Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const problems = error.problems.map(({ index, ...problem }) => ({
      ...problem,
      ...(file !== undefined && { file }),
      ...(index !== undefined && { line: lines[index] }),
    }));
    throw new InvalidInputError(problems, error.code);
  }
}
