import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import type { Mention } from "../statement/tags.ts";
import { InvalidInputError, InvalidStatementError, type Problem } from "../errors.ts";
import { parseTagged } from "../statement/parse-tagged.ts";
import { type Line, readLines } from "./lines.ts";

/** Problems that are kept; a file that is wrong throughout need not fill memory and screen. */
const MAX_PROBLEMS = 1_000;

/**
 * Hands on the tagged statements of a file of JSON lines, "-" for standard input, in their order. Throws
 * InvalidInputError, at its end, with every line that is none.
 */
export async function readTaggedLines(
  name: string,
  take: (statement: Mention) => void,
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
          const statement = readTagged(line, decoder);
          if (statement) take(statement);
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
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_STATEMENTS");
}

/** The tagged statement of a line; null for an empty one. Throws InvalidStatementError. */
function readTagged({ bytes }: Line, decoder: TextDecoder): Mention | null {
  if (bytes === null) throw refusal("is longer than 2 MB; write one statement on each line");
  const text = decodeLine(bytes, decoder);
  return text.trim() === "" ? null : parseTagged(parseLine(text));
}

function decodeLine(bytes: Buffer, decoder: TextDecoder): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw refusal("is not UTF-8; readout tag and run --keep write UTF-8");
  }
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    throw refusal(`is not JSON: ${message}; write one tagged statement on each line`);
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
