import { BYTE_ORDER_MARK } from "./csv-lines.ts";
import { tableOf, type TableName } from "./tables.ts";
import { MOST_QUOTED } from "./quotes.ts";
import { renderCsv } from "./render-csv.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderJsonLines } from "./render-json-lines.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderTableCsv } from "./render-table-csv.ts";
import { renderTable, type TableOptions } from "./render-table.ts";
import type { OpensWith, ReportedEvent } from "./reported-event.ts";
import { usableWidth } from "./terminal-paint.ts";

export const REPORT_FORMATS = ["table", "json", "jsonl", "csv", "md", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A form of a report: CSV as one of its tidy tables where `table` names one, with a byte order mark if asked. */
export type ReportForm = { format: ReportFormat; table?: TableName; byteOrderMark?: boolean };

export type RenderOptions = TableOptions & ReportForm & { opensWith: OpensWith };

/** What a form shows beside figures: so many utterances of each stance, and who is silent or has moved. */
export type Needs = { quoted: number; around: boolean };

const NEEDS: Record<ReportFormat, Needs> = {
  table: { quoted: 0, around: false },
  json: { quoted: 0, around: false },
  jsonl: { quoted: Number.POSITIVE_INFINITY, around: false },
  csv: { quoted: 0, around: false },
  md: { quoted: MOST_QUOTED, around: false },
  html: { quoted: MOST_QUOTED, around: true },
};

/** What has to be read for a form. */
export function neededBy({ format, table }: ReportForm): Needs {
  return table === "statements" ? NEEDS.jsonl : NEEDS[format];
}

/**
 * The reports of one or several events in one of their forms, with a line end at its end: tables and
 * Markdown one after another, JSON one object a line, JSON lines one utterance a line, CSV and HTML as one
 * table and one page.
 */
export function renderReports(
  events: readonly ReportedEvent[],
  { format, table, byteOrderMark = false, opensWith, ...terminal }: RenderOptions,
): string {
  if (events.length === 0) return "";
  const joined = (render: (reported: ReportedEvent) => string, between: string) =>
    `${events.map(render).join(between)}\n`;
  const forms: Record<ReportFormat, () => string> = {
    table: () => {
      const rule = "─".repeat(usableWidth(terminal.width));
      return joined((reported) => renderTable(reported, opensWith, terminal), `\n\n${rule}\n\n`);
    },
    json: () => joined(({ report }) => renderJson(report), "\n"),
    jsonl: () => renderJsonLines(events),
    csv: () => `${byteOrderMark ? BYTE_ORDER_MARK : ""}${renderAsCsv(events, table)}`,
    md: () => joined((reported) => renderMarkdown(reported, opensWith), "\n\n"),
    html: () => `${renderHtml(events, opensWith)}\n`,
  };
  return forms[format]();
}

function renderAsCsv(events: readonly ReportedEvent[], table: TableName | undefined): string {
  if (table === undefined) return renderCsv(events.map(({ report }) => report));
  return renderTableCsv(tableOf(table, events));
}
