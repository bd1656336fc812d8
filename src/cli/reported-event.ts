import { type EventSource, readAtOneMoment } from "../counting/one-moment.ts";
import { countryName } from "../lexicons/country-names.ts";
import { errorsOf } from "../lexicons/load-tag-errors.ts";
import {
  buildReport,
  countReactions,
  type ReportScope,
  scopeOf,
} from "../reporting/build-report.ts";
import { MOST_QUOTED } from "../reporting/quotes.ts";
import type { ReportFormat } from "../reporting/render-report.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";

/** Reads what a report of an event shows in this form, all of it as of one moment. */
export async function readReportedEvent(
  source: EventSource,
  event: string,
  { format, ...options }: { format: ReportFormat } & ReportScope,
): Promise<ReportedEvent> {
  const scope = scopeOf(options);
  const quotes = format === "md" || format === "html";
  const { snapshot, utterances } = quotes
    ? await readAtOneMoment(source, event, { ...scope, limit: MOST_QUOTED })
    : { snapshot: await source.snapshot(event, scope), utterances: [] };
  const generatedAt = new Date().toISOString();
  const report = buildReport(snapshot, { ...options, generatedAt, countryName, errorsOf });
  return { report, utterances, onAllDays: countReactions(snapshot) };
}
