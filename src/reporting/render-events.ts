import type { EventRow } from "../counting/snapshot.ts";
import { formatCount } from "./figures.ts";
import { terminalText } from "./hostile-text.ts";
import { type Column, renderColumns } from "./terminal-columns.ts";
import { type TerminalOptions, palette, usableWidth } from "./terminal-paint.ts";

/** The events as a table for a terminal of 40 to 200 columns, in the order given. */
export function renderEvents(rows: readonly EventRow[], options: TerminalOptions): string {
  if (rows.length === 0) return "No event has been counted yet.";
  const columns: Column[] = [
    { title: "EVENT", least: 24, cells: rows.map(({ event }) => terminalText(event)) },
    { title: "TITLE", least: 12, cells: rows.map(({ title }) => terminalText(title)) },
    {
      title: "UTTERANCES",
      align: "right",
      cells: rows.map(({ utterances }) => formatCount(utterances)),
    },
    { title: "MENTIONS", align: "right", cells: rows.map(({ mentions }) => formatCount(mentions)) },
    { title: "LAST DAY", cells: rows.map(({ lastDay }) => terminalText(lastDay ?? "undated")) },
  ];
  const lines = renderColumns(columns, {
    width: usableWidth(options.width),
    keep: ["EVENT", "UTTERANCES", "LAST DAY", "MENTIONS", "TITLE"],
    roomFor: "TITLE",
    together: [],
    heading: palette(options.color).faint,
  });
  return lines.join("\n");
}
