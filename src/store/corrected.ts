import { readDayWord } from "../counting/cell-key.ts";
import { correctedStatement } from "../counting/corrected.ts";
import { overlayOf } from "../counting/overlay.ts";
import type { EventSnapshot } from "../counting/snapshot.ts";
import type { Correction } from "../statement/correction.ts";
import { hasLabels, type Mention } from "../statement/tags.ts";
import { readLog } from "./correction-log.ts";
import { inGroups } from "./script-lists.ts";

/** A mention that represents its utterance as it counts, and what readers said, from their log ("" where nothing). */
export function withCorrections(
  statement: Mention,
  { utterance, log }: { utterance: string; log: string },
): { statement: Mention; corrections: Correction[] } {
  if (log === "" || !hasLabels(statement)) return { statement, corrections: [] };
  const corrections = readLog(log, { event: statement.event, utterance });
  const overlay = overlayOf(corrections);
  return { statement: overlay ? correctedStatement(statement, overlay) : statement, corrections };
}

/** What readers judged, from the lists of read-event.lua: counts by day and number or mark, and names by number. */
export function readJudged([judged = [], names = []]: readonly string[][]): Pick<
  EventSnapshot,
  "readers" | "checks"
> {
  const nameOf = new Map(inGroups(names, 2) as [string, string][]);
  const readers: EventSnapshot["readers"] = [];
  const checks: EventSnapshot["checks"] = [];
  for (const [field = "", count] of inGroups(judged, 2)) {
    const [dayPart = "", mark = ""] = field.split(" ");
    const [day, utterances] = [readDayWord(dayPart), Number(count)];
    if (mark === "+" || mark === "-") checks.push({ right: mark === "+", day, utterances });
    else readers.push({ author: nameOf.get(mark) ?? "unknown", day, utterances });
  }
  return { readers, checks };
}
