import { displayWidth, fitText } from "./display-width.ts";
import type { Paint } from "./terminal-paint.ts";

/** One column of a table; its cells are plain text already. */
export type Column = {
  title: string;
  cells: readonly string[];
  align?: "left" | "right";
  /** The fewest columns of the terminal in which it is of use; the widest cell if absent. */
  least?: number;
  paint?: Paint;
};

const GAP = "  ";

/** How a table is laid out: `keep` names columns by title, the most needed first. */
export type Layout = {
  width: number;
  keep: readonly string[];
  /** The column that gets what room is left before the others, by its title; else the most needed. */
  roomFor?: string;
  /** Columns that are only of use all together, when all of `keep` are shown in full. */
  together: readonly Column[];
  heading: Paint;
};

/**
 * Lines of a table at most `width` wide: a heading and a line for each row. Columns stand in the
 * order given; those that do not fit are left out, the least needed first.
 */
export function renderColumns(columns: readonly Column[], layout: Layout): string[] {
  const widths = chooseWidths(columns, layout);
  const shown = columns.filter((column) => widths.has(column));
  const line = (cellOf: (column: Column) => { text: string; paint?: Paint }) => {
    const cells = shown.map((column, index) => {
      const { text, paint } = cellOf(column);
      const fitted = fitText(text, widths.get(column) ?? 0, column.align);
      const cell = index === shown.length - 1 ? fitted.trimEnd() : fitted;
      return paint ? paint(cell) : cell;
    });
    return cells.join(GAP).trimEnd();
  };
  const count = Math.max(0, ...columns.map(({ cells }) => cells.length));
  const rows = Array.from({ length: count }, (_, row) =>
    line(({ cells, paint }) => ({ text: cells[row] ?? "", paint })),
  );
  return [line(({ title }) => ({ text: title, paint: layout.heading })), ...rows];
}

function chooseWidths(
  columns: readonly Column[],
  { width, keep, roomFor, together }: Layout,
): Map<Column, number> {
  const widths = new Map<Column, number>();
  let left = width + GAP.length;
  const place = (column: Column, need: number) => {
    widths.set(column, need);
    left -= need + GAP.length;
  };
  const ranked = columns
    .filter(({ title }) => keep.includes(title))
    .toSorted((a, b) => keep.indexOf(a.title) - keep.indexOf(b.title));
  for (const column of ranked) {
    const need = Math.min(column.least ?? Infinity, widest(column));
    if (need + GAP.length <= left) place(column, need);
  }
  const growing = [...widths].toSorted(
    ([a], [b]) => Number(b.title === roomFor) - Number(a.title === roomFor),
  );
  for (const [column, given] of growing) {
    const more = Math.min(left, widest(column) - given);
    widths.set(column, given + more);
    left -= more;
  }
  const room = together.reduce((sum, column) => sum + widest(column) + GAP.length, 0);
  if (widths.size === ranked.length && room <= left) {
    for (const column of together) place(column, widest(column));
  }
  return widths;
}

function widest({ title, cells }: Column): number {
  return cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), displayWidth(title));
}
