import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { InvalidInputError, InvalidStatementError, type Problem } from "../errors.ts";
import { type Line, readLines } from "./lines.ts";

/** What stands on the lines of a file. */
export type LineForm = {
  /** What one line holds. */
  noun: string;
  /** The commands that write such lines. */
  writtenBy: string;
  /** The code of the error where some are wrong. */
  code: string;
};

/** Problems that are kept; a file that is wrong throughout need not fill memory and screen. */
const MAX_PROBLEMS = 1_000;

/**
 * Hands on what stands on the lines of a file of JSON lines, "-" for standard input, in their order; empty ones are
 * passed over. Throws InvalidInputError, at its end, with every line that is not JSON or on which `take` threw
 * InvalidStatementError.
 */
export async function readJsonLines(
  name: string,
  form: LineForm,
  take: (value: unknown, line: number) => void,
): Promise<void> {
  const file = name === "-" ? "standard input" : name;
  const problems: Problem[] = [];
  let more = 0;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const input = name === "-" ? process.stdin : createReadStream(name);
  try {
    for await (const lines of readLines(input as AsyncIterable<Buffer>)) {
      for (const line of lines) {
        try {
          const text = decodeLine(line, decoder, form);
          if (text.trim() !== "") take(parseLine(text, form), line.number);
        } catch (error) {
          if (!(error instanceof InvalidStatementError)) throw error;
          if (problems.length >= MAX_PROBLEMS) more += error.problems.length;
          else
            problems.push(
              ...error.problems.map((problem) => ({ ...problem, file, line: line.number })),
            );
        }
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new InvalidInputError([{ file, message: `can't be read: ${reasonOf(error)}` }]);
  }
  if (more > 0) problems.push({ message: `and ${more} more` });
  if (problems.length > 0) throw new InvalidInputError(problems, form.code);
}

function decodeLine({ bytes }: Line, decoder: TextDecoder, { noun, writtenBy }: LineForm): string {
  if (bytes === null) throw refusal(`is longer than 2 MB; write one ${noun} on each line`);
  try {
    return decoder.decode(bytes);
  } catch {
    throw refusal(`is not UTF-8; ${writtenBy} write UTF-8`);
  }
}

function parseLine(text: string, { noun }: LineForm): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw refusal(`is not JSON: ${message}; write one ${noun} on each line`);
  }
}

function refusal(message: string): InvalidStatementError {
  return new InvalidStatementError([{ message }]);
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "the file does not exist";
  return code === "EISDIR" ? "it is a folder" : message;
}
