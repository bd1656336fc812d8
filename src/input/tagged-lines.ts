import { parseTagged } from "../statement/parse-tagged.ts";
import type { Mention } from "../statement/tags.ts";
import { type LineForm, readJsonLines } from "./json-lines.ts";

const FORM: LineForm = {
  noun: "tagged statement",
  writtenBy: "readout tag and run --keep",
  code: "INVALID_STATEMENTS",
};

/**
 * Hands on the tagged statements of a file of JSON lines, "-" for standard input, in their order. Throws
 * InvalidInputError, at its end, with every line that is none.
 */
export async function readTaggedLines(
  name: string,
  take: (statement: Mention) => void,
): Promise<void> {
  await readJsonLines(name, FORM, (value) => take(parseTagged(value)));
}
