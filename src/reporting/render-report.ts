import { renderCsv } from "./render-csv.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderTable } from "./render-table.ts";
import type { OpensWith, ReportedEvent } from "./reported-event.ts";
import { type TerminalOptions, usableWidth } from "./terminal-paint.ts";

export const REPORT_FORMATS = ["table", "json", "csv", "md", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export type RenderOptions = TerminalOptions & { format: ReportFormat; opensWith: OpensWith };

/**
 * The reports of one or several events in one of their forms, with a line end at its end: tables and
 * Markdown one after another, JSON one object a line, CSV and HTML as one table and one page.
 */
export function renderReports(
  events: readonly ReportedEvent[],
  { format, opensWith, ...terminal }: RenderOptions,
): string {
  if (events.length === 0) return "";
  const reports = events.map(({ report }) => report);
  const joined = (render: (reported: ReportedEvent) => string, between: string) =>
    `${events.map(render).join(between)}\n`;
  const forms: Record<ReportFormat, () => string> = {
    table: () => {
      const rule = "─".repeat(usableWidth(terminal.width));
      return joined((reported) => renderTable(reported, opensWith, terminal), `\n\n${rule}\n\n`);
    },
    json: () => joined(({ report }) => renderJson(report), "\n"),
    csv: () => renderCsv(reports),
    md: () => joined((reported) => renderMarkdown(reported, opensWith), "\n\n"),
    html: () => `${renderHtml(events, opensWith)}\n`,
  };
  return forms[format]();
}
