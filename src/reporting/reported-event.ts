import type { Utterance } from "../counting/snapshot.ts";
import type { Move } from "./moved.ts";
import type { Report } from "./report.ts";
import type { Silence } from "./silence.ts";
import type { World } from "./world.ts";

/** One event as every form of its report shows it. */
export type ReportedEvent = {
  report: Report;
  /** Its reactions of the report's days, the latest first; forms without quotes need none. */
  utterances: readonly Utterance[];
  /** How many utterances it has on all days, those outside of the report's included. */
  onAllDays: number;
  /** What stands around the figures; a form that shows none of it needs none. */
  around?: Around;
  /** The id under which its figures are kept, where they are. */
  frozen?: string;
};

/** The world, who has not spoken in it, and who moved. */
export type Around = { world: World; silence: readonly Silence[]; moves: readonly Move[] };

/** The command that opens an event's statements for a reader; null where nothing keeps them. */
export type OpensWith = (event: string) => string | null;

/** The command that opens the statements behind this report; null where there are none. */
export function openingCommand(
  { report: { event, totals }, onAllDays }: ReportedEvent,
  opensWith: OpensWith,
): string | null {
  const known = onAllDays + totals.mentions + totals.background + totals.otherLanguage;
  return known === 0 ? null : opensWith(event);
}
