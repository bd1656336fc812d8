import type { Problem } from "../errors.ts";
import { meantField, unknownFieldMessage } from "../statement/field-hints.ts";
import { type ColumnPath, columnPath, COLUMNS } from "./csv-columns.ts";
import type { RowReading } from "./row.ts";

/** A column: its name as written, and where its cells go; null for a name that is unknown. */
export type Column = { name: string; path: ColumnPath | null };

/** The columns of a CSV by its first row. */
export type Header = { columns: Column[]; problems: Problem[]; usable: boolean };

/** Columns that are named when they are unknown; one message each. */
const MOST_NAMED = 20;

/** Reads the first row of a CSV. It is usable where its rows can be checked in spite of its problems. */
export function readHeader(cells: readonly string[], { defaults }: RowReading): Header {
  const columns = cells.map((cell) => ({ name: cell.trim(), path: columnPath(cell.trim()) }));
  const isName = ({ name, path }: Column) =>
    path === null ? meantField(name, COLUMNS) !== undefined : path.length > 0;
  if (!columns.some(isName)) {
    const names = columns.map(({ name }) => name).filter(Boolean);
    const message = `the first row must name the columns, such as event, text, speaker, outlet, publishedAt; it has ${names.slice(0, 5).join(", ") || "no names"}`;
    return { columns, problems: [{ message }], usable: false };
  }
  const has = (field: string) => columns.some(({ path }) => path?.[0] === field);
  const missing = ["text", ...(defaults?.event === undefined ? ["event"] : [])].filter(
    (field) => !has(field),
  );
  const problems = [
    ...unknown(columns),
    ...repeated(columns),
    ...missing.map((field) => ({
      field,
      message: `has no column in the first row; ${NEEDED[field]}`,
    })),
  ];
  return { columns, problems, usable: missing.length === 0 };
}

function unknown(columns: readonly Column[]): Problem[] {
  const names = columns.filter(({ name, path }) => name !== "" && path === null);
  const problems: Problem[] = names
    .slice(0, MOST_NAMED)
    .map(({ name }) => ({ field: name, message: unknownFieldMessage(name, COLUMNS) }));
  const more = names.length - problems.length;
  if (more > 0) problems.push({ message: `${more} more columns are not fields of a statement` });
  return problems;
}

const NEEDED: Record<string, string> = {
  text: "give the column with the statements this name",
  event: "add it, or give --event",
};

function repeated(columns: readonly Column[]): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [i, { name, path }] of columns.entries()) {
    const field = path?.join(".") ?? "";
    if (field === "") continue;
    const before = first.get(field);
    if (before === undefined) first.set(field, i);
    else {
      const message = `stands twice, as columns ${before + 1} and ${i + 1}; leave one of them out`;
      problems.push({ field: name, message });
    }
  }
  return problems;
}
