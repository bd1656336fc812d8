import { randomUUID } from "node:crypto";
import { closeSync, createReadStream, createWriteStream, openSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { columnPath } from "./csv-columns.ts";
import { findDelimiter } from "./delimiter.ts";
import { peek } from "./peek.ts";
import type { Source } from "./sources.ts";
import { toUtf8 } from "./utf8.ts";

/** Standard input, which can be read once; its beginning tells its kind. */
export async function pipedSource(input: AsyncIterable<Buffer>): Promise<Source> {
  const { head, all } = await peek(input);
  return { name: "-", kind: kindOf(await startOf(head)), open: () => all };
}

/** The same in a file of its own, to be read more than once; it goes whenever we end. */
export async function spool(source: Source): Promise<Source & { close(): void }> {
  const path = join(tmpdir(), `readout-stdin-${randomUUID()}`);
  const fd = openSync(path, "wx+", 0o600);
  // An open file needs no name, and without one nothing stays behind however we end; not so on Windows.
  const named = process.platform === "win32";
  if (!named) unlinkSync(path);
  const close = () => {
    closeSync(fd);
    if (named) unlinkSync(path);
  };
  try {
    await pipeline(source.open(), createWriteStream(path, { fd, autoClose: false }));
  } catch (error) {
    close();
    throw error;
  }
  const reopen = () =>
    createReadStream(path, { fd, start: 0, autoClose: false, highWaterMark: 1 << 18 });
  return { ...source, open: reopen, close };
}

/** The first bytes as text, of what is text at all. */
async function startOf(head: Buffer): Promise<string> {
  try {
    const { head: text } = await peek(toUtf8(once(head)));
    return text.toString();
  } catch {
    return ""; // reading it says what is wrong
  }
}

async function* once(bytes: Buffer): AsyncIterable<Buffer> {
  yield bytes;
}

function kindOf(start: string): Source["kind"] {
  const [first = ""] = start.trimStart().split(/\r?\n|\r/, 1);
  if (first === "" || /^[[{]/.test(first)) return "jsonl";
  const { delimiter, linesBefore } = findDelimiter(start);
  if (linesBefore > 0) return "csv";
  const names = first.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ""));
  const known = names.filter((name) => columnPath(name) !== null);
  const isHeader = names.length > 1 ? known.length > names.length / 2 : /^text$/i.test(first);
  return isHeader ? "csv" : "article";
}
