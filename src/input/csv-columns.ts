import { foldName } from "../statement/field-hints.ts";
import { FIELDS } from "../statement/statement-schema.ts";

/** Where a column's cells go in a statement; empty for those that are left out. */
export type ColumnPath = readonly string[];

const NESTED = ["span.start", "span.end", "article.hash", "article.title", "article.file"];
const OUTER = new Set(["span", "article", "meta"]);

/** The names that columns can have beside `meta.NAME` and `origin.0.NAME`. */
export const COLUMNS = [...FIELDS.filter((field) => !OUTER.has(field)), ...NESTED];

const BY_FOLDED_NAME = new Map(COLUMNS.map((name) => [foldName(name), name]));

/** Where the cells of a column of this name go, written in any case; null for a name that no column has. */
export function columnPath(name: string): ColumnPath | null {
  const known = BY_FOLDED_NAME.get(foldName(name));
  if (known !== undefined) return known.split(".");
  // Rows that Readout printed come back with columns of tags, which are made anew.
  if (/^tags(?:\.|$)/i.test(name)) return [];
  const own = /^meta\.(.+)$/is.exec(name)?.[1];
  if (own !== undefined) return ["meta", own];
  const origin = /^origin\.([0-7])\.(country|by|text|start|end)$/i.exec(name);
  return origin ? ["origin", origin[1] ?? "", (origin[2] ?? "").toLowerCase()] : null;
}
