import { countOf, formatCount } from "./figures.ts";
import type { Report } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** Which days alone count, and how many utterances that leaves out for want of a date; null for all days. */
export function periodSentence({ period }: Report): string | null {
  const days = daysText(period);
  if (days === null) return null;
  const { undatedLeftOut: undated } = period;
  const leftOut =
    undated === 0 ? "" : `; ${countOf(undated, "undated one is", "undated ones are")} left out`;
  return `Only utterances ${days} are counted${leftOut}.`;
}

/** What a report says that counts none of the utterances there are. */
export function emptySentence({ report, onAllDays }: ReportedEvent): string {
  if (onAllDays === 0) return "No reaction has been counted yet.";
  const { undatedLeftOut: undated } = report.period;
  const none =
    onAllDays === 1
      ? "The only utterance is not from these days"
      : `None of the ${formatCount(onAllDays)} utterances is from these days`;
  return undated === 0 ? `${none}.` : `${none}; ${countOf(undated, "is", "are")} undated.`;
}

function daysText({ since, until }: Report["period"]): string | null {
  if (since === null) return until === null ? null : `until ${until}`;
  if (until === null) return `since ${since}`;
  return since === until ? `of ${since}` : `from ${since} to ${until}`;
}
