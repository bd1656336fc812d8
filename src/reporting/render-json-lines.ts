import { jsonText } from "./hostile-text.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** The utterances of the reports as tagged statements, one JSON object a line. */
export function renderJsonLines(events: readonly ReportedEvent[]): string {
  return events
    .flatMap(({ utterances }) => utterances)
    .map(({ statement }) => `${jsonText(JSON.stringify(statement))}\n`)
    .join("");
}
