/** A table as text with aligned columns, or as Markdown. The first row is its head. */
export function renderTable(rows: readonly (readonly string[])[], markdown: boolean): string {
  const [head = [], ...body] = rows;
  if (markdown) {
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const rule = head.map((_, i) => (i === 0 ? "---" : "---:"));
    return [line(head), line(rule), ...body.map(line)].join("\n");
  }
  const widths = head.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  const pad = (cell: string, i: number) =>
    i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]! + 2);
  return rows.map((row) => row.map(pad).join("").trimEnd()).join("\n");
}
