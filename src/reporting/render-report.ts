import type { Utterance } from "../counting/snapshot.ts";
import { renderCsv } from "./render-csv.ts";
import { renderHtml } from "./render-html.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import { renderTable } from "./render-table.ts";
import type { Report } from "./report.ts";
import type { TerminalOptions } from "./terminal-paint.ts";

export const REPORT_FORMATS = ["table", "json", "csv", "md", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report in one of its forms, without a line end at its end but for CSV, which has its own. */
export function renderReport(
  report: Report,
  utterances: readonly Utterance[],
  { format, ...terminal }: TerminalOptions & { format: ReportFormat },
): string {
  const forms: Record<ReportFormat, () => string> = {
    table: () => renderTable(report, terminal),
    json: () => renderJson(report),
    csv: () => renderCsv(report),
    md: () => renderMarkdown(report, utterances),
    html: () => renderHtml(report, utterances),
  };
  return forms[format]();
}
