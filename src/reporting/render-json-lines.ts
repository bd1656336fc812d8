import { jsonText } from "./hostile-text.ts";
import type { ReportedEvent } from "./reported-event.ts";
import { withHistory } from "./with-history.ts";

/** The utterances of the reports as tagged statements with what readers said of them, one JSON object a line. */
export function renderJsonLines(events: readonly ReportedEvent[]): string {
  return events
    .flatMap(({ utterances }) => utterances)
    .map((utterance) => `${jsonText(JSON.stringify(withHistory(utterance)))}\n`)
    .join("");
}
