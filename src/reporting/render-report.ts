import { BYTE_ORDER_MARK } from "./csv-lines.ts";
import type { ReportForm, TextFormat } from "./forms.ts";
import { tableOf, type TableName } from "./tables.ts";
import { renderCsv } from "./render-csv.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderJsonLines } from "./render-json-lines.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderTableCsv } from "./render-table-csv.ts";
import { renderTable, type TableOptions } from "./render-table.ts";
import type { OpensWith, ReportedEvent } from "./reported-event.ts";
import { usableWidth } from "./terminal-paint.ts";

export type RenderOptions = TableOptions & ReportForm<TextFormat> & { opensWith: OpensWith };

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
  const forms: Record<TextFormat, () => string> = {
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
  if (table === undefined) return renderCsv(events);
  return renderTableCsv(tableOf(table, events));
}
