import { jsonText } from "./hostile-text.ts";
import type { Report } from "./report.ts";

/** The report as one line of JSON, without a line end. */
export function renderJson(report: Report): string {
  return jsonText(JSON.stringify(report));
}
