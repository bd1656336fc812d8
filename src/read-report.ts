import { type EventSource, readAtOneMoment } from "./counting/one-moment.ts";
import { isWithin } from "./counting/filter.ts";
import type { EventSnapshot } from "./counting/snapshot.ts";
import { countryName } from "./lexicons/country-names.ts";
import { errorsOf } from "./lexicons/load-tag-errors.ts";
import { loadRosters, loadWorld } from "./lexicons/load-world.ts";
import {
  buildReport,
  countReactions,
  type ReportScope,
  scopeOf,
} from "./reporting/build-report.ts";
import type { FrozenReport } from "./reporting/frozen.ts";
import { findMoves } from "./reporting/moved.ts";
import { findSilence } from "./reporting/silence.ts";
import type { Needs } from "./reporting/forms.ts";
import type { Report } from "./reporting/report.ts";
import type { Around, ReportedEvent } from "./reporting/reported-event.ts";

/** Reads a report of an event with what a form of it needs, all of it as of one moment. */
export async function readReportedEvent(
  source: EventSource,
  event: string,
  { quoted, around, ...options }: Needs & ReportScope,
): Promise<ReportedEvent> {
  const scope = scopeOf(options);
  const { snapshot, utterances } =
    quoted > 0
      ? await readAtOneMoment(source, event, { ...scope, limit: quoted })
      : { snapshot: await source.snapshot(event, scope), utterances: [] };
  const generatedAt = new Date().toISOString();
  const report = buildReport(snapshot, { ...options, generatedAt, countryName, errorsOf });
  const onAllDays = countReactions(snapshot);
  if (!around) return { report, utterances, onAllDays };
  return { report, utterances, onAllDays, around: lookAround(report, snapshot) };
}

/** A report whose figures were kept, with what a form of it needs; it has no statements. */
export function showFrozen(
  { id, report, moves, onAllDays }: FrozenReport,
  { around }: Needs,
): ReportedEvent {
  const shown = { report, utterances: [], onAllDays, frozen: id };
  return around ? { ...shown, around: { ...worldOf(report), moves } } : shown;
}

/** Who has not spoken, and who moved, in the world as it is drawn. */
export function lookAround(report: Report, { cells }: EventSnapshot): Around {
  const { since, until } = report.period;
  const period = { since: since ?? undefined, until: until ?? undefined };
  const within = cells.filter(({ day }) => isWithin(day, period));
  return { ...worldOf(report), moves: findMoves(within, countryName) };
}

function worldOf(report: Report): Omit<Around, "moves"> {
  const world = loadWorld();
  const silence = findSilence(report, { rosters: loadRosters(), world, nameOf: countryName });
  return { world, silence };
}
