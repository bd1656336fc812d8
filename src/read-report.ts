import { type EventSource, readAtOneMoment } from "./counting/one-moment.ts";
import { countryName } from "./lexicons/country-names.ts";
import { errorsOf } from "./lexicons/load-tag-errors.ts";
import {
  buildReport,
  countReactions,
  type ReportScope,
  scopeOf,
} from "./reporting/build-report.ts";
import type { ReportedEvent } from "./reporting/reported-event.ts";

/** Reads a report of an event and at most `quoted` utterances of each stance, all of it as of one moment. */
export async function readReportedEvent(
  source: EventSource,
  event: string,
  { quoted, ...options }: { quoted: number } & ReportScope,
): Promise<ReportedEvent> {
  const scope = scopeOf(options);
  const { snapshot, utterances } =
    quoted > 0
      ? await readAtOneMoment(source, event, { ...scope, limit: quoted })
      : { snapshot: await source.snapshot(event, scope), utterances: [] };
  const generatedAt = new Date().toISOString();
  const report = buildReport(snapshot, { ...options, generatedAt, countryName, errorsOf });
  return { report, utterances, onAllDays: countReactions(snapshot) };
}
