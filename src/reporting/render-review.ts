import { wrapText } from "./display-width.ts";
import { formatShare } from "./figures.ts";
import { renderStatements } from "./render-statements.ts";
import type { ReviewRow } from "./review.ts";
import { palette, type TerminalOptions, usableWidth } from "./terminal-paint.ts";

/** Rows of a review for a terminal of 40 to 200 columns, each with what hangs on it. */
export function renderReview(rows: readonly ReviewRow[], options: TerminalOptions): string {
  if (rows.length === 0) return "Nothing is left to be read.";
  const paint = palette(options.color);
  const width = usableWidth(options.width);
  const blocks = rows.map((row, i) => {
    const heading = wrapText(`${i + 1}. ${reasonText(row)}`, width).map(paint.bold);
    return [...heading, renderStatements([row], { ...options, legend: false })].join("\n");
  });
  const next =
    'To judge one: readout correct EVENT ID --stance S --why "..."; many: --format jsonl, fill in the ' +
    "corrections, and readout corrections EVENT --import FILE.";
  return [...blocks, wrapText(next, width).map(paint.faint).join("\n")].join("\n\n");
}

function reasonText({ wrong, decides, correction }: ReviewRow): string {
  const chance = `wrong with a chance of ${formatShare(wrong)}`;
  if (correction.sample !== undefined) return `drawn for ${correction.sample}`;
  return decides.length === 0 ? chance : `${chance}; may change the ${decides.join(" and the ")}`;
}
