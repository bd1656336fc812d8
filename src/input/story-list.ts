import { parse } from "csv-parse/sync";
import { readFile } from "node:fs/promises";
import { InvalidInputError, type Problem } from "../errors.ts";
import { readWrittenDate } from "../statement/written-date.ts";
import { notFoundMessage } from "./not-found.ts";

/** An article that a list names, with what the list says of it. */
export type Story = { url: string; title?: string; outlet?: string; publishedAt?: string };

/** The columns that are read, by the names that Media Cloud and others give them. */
const COLUMNS = {
  url: ["url", "story_url", "link"],
  title: ["title"],
  outlet: ["media_name", "outlet", "source"],
  publishedAt: ["publish_date", "published", "publishedat", "date"],
} as const;
type Field = keyof typeof COLUMNS;

/**
 * Reads a list of addresses: a CSV whose first row names a column url, as the story lists of Media Cloud are, or a text with an
 * address on each line. Throws InvalidInputError with every row that has no address.
 */
export async function readStoryList(file: string): Promise<Story[]> {
  const text = await readList(file);
  const stories = /\.csv$/i.test(file) ? csvStories(text, file) : lineStories(text);
  const problems: Problem[] = stories
    .filter(({ url }) => !/^https?:\/\//i.test(url) || !URL.canParse(url))
    .map(({ line, url }) => {
      const message = `"${url.slice(0, 80)}" is no address; write https://news.example/article`;
      return { file, line, field: "url", message };
    });
  if (problems.length > 0) throw new InvalidInputError(problems);
  return stories.map(({ line: _, ...story }) => story);
}

async function readList(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR") throw error;
    throw new InvalidInputError([{ file, message: notFoundMessage(file) }]);
  }
}

type Listed = Story & { line: number };

function lineStories(text: string): Listed[] {
  return text
    .split(/\r?\n/)
    .map((line, i) => ({ url: line.replace(/^\ufeff/, "").trim(), line: i + 1 }))
    .filter(({ url }) => url !== "" && !url.startsWith("#"));
}

function csvStories(text: string, file: string): Listed[] {
  const [names, ...rows] = parseCsv(text, file);
  const columns = names?.record.map((name) => name.trim().toLowerCase()) ?? [];
  const placeOf = (field: Field) =>
    columns.findIndex((name) => (COLUMNS[field] as readonly string[]).includes(name));
  if (placeOf("url") === -1) {
    const message = `has no column url in its first row; it has ${columns.slice(0, 8).join(", ") || "no names"}`;
    throw new InvalidInputError([{ file, line: 1, message }]);
  }
  return rows.map(({ record, info }) => {
    const cell = (field: Field) => record[placeOf(field)]?.trim() || undefined;
    const date = readWrittenDate(cell("publishedAt") ?? "");
    return {
      line: info.lines,
      url: cell("url") ?? "",
      title: cell("title"),
      outlet: cell("outlet"),
      publishedAt: typeof date === "string" ? date : undefined,
    };
  });
}

type CsvRow = { record: string[]; info: { lines: number } };

function parseCsv(text: string, file: string): CsvRow[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true };
    return parse(text, options) as unknown as CsvRow[];
  } catch (error) {
    const { message } = error as Error;
    throw new InvalidInputError([{ file, message: `is not CSV: ${message}` }]);
  }
}
