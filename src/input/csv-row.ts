import type { ColumnPath } from "./csv-columns.ts";
import type { Column } from "./csv-header.ts";

/** The cells of a row as the fields of a statement, before they are checked. */
export function rowToStatement(
  cells: readonly string[],
  columns: readonly Column[],
): Record<string, unknown> {
  const statement: Record<string, unknown> = {};
  for (const [i, { path }] of columns.entries()) {
    const cell = cells[i];
    const field = path?.at(-1);
    if (!path || field === undefined || cell === undefined || cell.trim() === "") continue;
    let target = statement;
    for (const [depth, outer] of path.slice(0, -1).entries())
      target = inside(target, outer, path[depth + 1] ?? "");
    setField(target, field, readCell(path, cell));
  }
  // Entries of a list that are left out would be holes in it.
  if (Array.isArray(statement.origin)) statement.origin = statement.origin.filter(Boolean);
  return statement;
}

/** The object or list of this name in another; made where there is none. */
function inside(target: Record<string, unknown>, name: string, next: string) {
  if (!Object.hasOwn(target, name)) setField(target, name, /^\d$/.test(next) ? [] : {});
  return target[name] as Record<string, unknown>;
}

/** Sets a field of its own even where its name is `__proto__`. */
function setField(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function readCell(path: ColumnPath, cell: string): unknown {
  const [outer = ""] = path;
  const field = path.at(-1);
  const isOffset =
    (outer === "span" || outer === "origin") && (field === "start" || field === "end");
  if (isOffset && /^\d{1,15}$/.test(cell)) return Number(cell);
  if (outer === "background" && /^(true|false)$/i.test(cell)) return /^true$/i.test(cell);
  if (outer === "origin" && path.length === 1) return readJson(cell);
  if (outer === "keywords")
    return cell
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
  return cell;
}

/** A list that stands in one cell as JSON; what is none is left to be refused as it is. */
function readJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
