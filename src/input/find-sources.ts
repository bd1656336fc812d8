import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { InvalidInputError, type Problem } from "../errors.ts";
import { foreignByName } from "./foreign-formats.ts";
import { notFoundMessage } from "./not-found.ts";
import { pipedSource } from "./piped.ts";
import { QUOTATIONS_NAME, quotationSources } from "./quotations.ts";
import { fileSource, type Source } from "./sources.ts";

const KINDS: Record<string, Source["kind"]> = {
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".json": "json",
  ".csv": "csv",
  ".tsv": "csv",
  ".txt": "article",
  ".md": "article",
  ".markdown": "article",
  ".html": "article",
  ".htm": "article",
  ".xhtml": "article",
};

const KNOWN = "Readout reads .jsonl, .ndjson, .json, .csv, .tsv, .txt, .md and .html";

/** Hears what a person should know of the files that were found. */
export type OnNote = (message: string) => void;

/**
 * Files as the user named them, "-" being standard input, and all files of known kinds in folders. Throws
 * InvalidInputError for those that can't be read or told.
 */
export async function findSources(
  names: readonly string[],
  onNote: OnNote = () => {},
): Promise<Source[]> {
  const problems: Problem[] = [];
  const sources: Source[] = [];
  for (const name of names) {
    const found = name === "-" ? await pipedSource(process.stdin) : await findNamed(name, onNote);
    if (typeof found === "string") problems.push({ file: name, message: found });
    else sources.push(...(Array.isArray(found) ? found : [found]));
  }
  if (problems.length > 0) throw new InvalidInputError(problems);
  return sources;
}

/** The sources of one name, or what is wrong with it. */
async function findNamed(name: string, onNote: OnNote): Promise<Source | Source[] | string> {
  try {
    const found = await stat(name);
    if (found.isDirectory()) return await findInFolder(name, onNote);
    if (QUOTATIONS_NAME.test(name)) return await quotationSources(name);
    const kind = KINDS[extname(name).toLowerCase()];
    if (kind) return fileSource(name, kind);
    return foreignByName(name) ?? `is of an unknown kind; ${KNOWN}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EPERM") return "can't be read: you don't have the right to";
    if (code === "ENOENT" || code === "ENOTDIR") return notFoundMessage(name);
    throw error;
  }
}

async function findInFolder(folder: string, onNote: OnNote): Promise<Source[] | string> {
  const sources: Source[] = [];
  const unknown: string[] = [];
  for (const path of await filesIn(folder)) {
    const kind = KINDS[extname(path).toLowerCase()];
    if (QUOTATIONS_NAME.test(path)) sources.push(...(await quotationSources(path)));
    else if (kind) sources.push(fileSource(path, kind));
    else unknown.push(path);
  }
  if (sources.length === 0) return `has no files that can be read; ${KNOWN}`;
  if (unknown.length > 0) {
    const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : "";
    onNote(`not read, because their kind is unknown: ${unknown.slice(0, 3).join(", ")}${more}`);
  }
  return sources;
}

/** All files in a folder and those inside it, by name; those that are hidden are left alone. */
async function filesIn(folder: string): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesIn(path)));
    else files.push(path);
  }
  return files;
}
