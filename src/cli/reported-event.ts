import { type EventSource, readAtOneMoment } from "../counting/one-moment.ts";
import type { Period } from "../counting/snapshot.ts";
import { countryName } from "../lexicons/country-names.ts";
import { buildReport, countReactions } from "../reporting/build-report.ts";
import { MOST_QUOTED } from "../reporting/quotes.ts";
import type { ReportFormat } from "../reporting/render-report.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";

/** Reads what a report of an event shows in this form, all of it as of one moment. */
export async function readReportedEvent(
  source: EventSource,
  event: string,
  { format, period }: { format: ReportFormat; period?: Period },
): Promise<ReportedEvent> {
  const quotes = format === "md" || format === "html";
  const { snapshot, utterances } = quotes
    ? await readAtOneMoment(source, event, { period, limit: MOST_QUOTED })
    : { snapshot: await source.snapshot(event, period), utterances: [] };
  const generatedAt = new Date().toISOString();
  const report = buildReport(snapshot, { generatedAt, period, countryName });
  return { report, utterances, onAllDays: countReactions(snapshot) };
}
