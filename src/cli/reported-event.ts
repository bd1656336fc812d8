import type { EventSnapshot, Period, Utterance, UtteranceFilter } from "../counting/snapshot.ts";
import { countryName } from "../lexicons/country-names.ts";
import { buildReport, countReactions } from "../reporting/build-report.ts";
import type { ReportFormat } from "../reporting/render-report.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";

/** Utterances that a report quotes at most; `readout show` has them all. */
const MOST_QUOTED = 500;

/** Where the figures and statements of events come from. */
export type EventSource = {
  snapshot(event: string, period?: Period): Promise<EventSnapshot>;
  utterances(event: string, filter: UtteranceFilter): Promise<Utterance[]>;
};

/** Reads what a report of an event shows in this form. */
export async function readReportedEvent(
  source: EventSource,
  event: string,
  { format, period }: { format: ReportFormat; period?: Period },
): Promise<ReportedEvent> {
  const snapshot = await source.snapshot(event, period);
  const quotes = format === "md" || format === "html";
  const utterances = quotes ? await source.utterances(event, { period, limit: MOST_QUOTED }) : [];
  const generatedAt = new Date().toISOString();
  const report = buildReport(snapshot, { generatedAt, period, countryName });
  return { report, utterances, onAllDays: countReactions(snapshot) };
}
