import { withCommas } from "../../statement/with-commas.ts";
import { RequestError } from "../problem.ts";
import type { Services } from "../services.ts";

/** What looks at all utterances of an event is done for so many; others wait meanwhile, and all of them are in memory. */
const MOST_UTTERANCES = 20_000;

/** Throws EVENT_TOO_LARGE for an event with more utterances than are looked at here, with what to do `instead`. */
export async function refuseLarge(
  { reports }: Pick<Services, "reports">,
  event: string,
  instead: string,
): Promise<void> {
  const { report } = await reports.get(event, {});
  if (report.totals.utterances <= MOST_UTTERANCES) return;
  const most = withCommas(MOST_UTTERANCES);
  throw new RequestError(
    "EVENT_TOO_LARGE",
    `${event} has more than ${most} utterances; ${instead}`,
  );
}
