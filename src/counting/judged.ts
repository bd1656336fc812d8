import { hasLabels } from "../statement/tags.ts";
import { isFoundRight } from "./corrected.ts";
import type { Entry } from "./entry.ts";
import type { CountedCheck, CountedReader, EventSnapshot } from "./snapshot.ts";

/** Who judged these utterances, and what came of the samples that were judged. */
export function countJudged(heads: readonly Entry[]): Pick<EventSnapshot, "readers" | "checks"> {
  const readers = new Map<string, CountedReader>();
  const checks = new Map<string, CountedCheck>();
  for (const { statement, cell } of heads) {
    if (!hasLabels(statement) || !statement.tags.corrected) continue;
    const { day } = cell;
    for (const author of new Set(Object.values(statement.tags.corrected.by))) {
      const key = JSON.stringify([author, day]);
      const { utterances = 0 } = readers.get(key) ?? {};
      readers.set(key, { author, day, utterances: utterances + 1 });
    }
    if (!statement.tags.corrected.sampled) continue;
    const right = isFoundRight(statement);
    const key = JSON.stringify([right, day]);
    const { utterances = 0 } = checks.get(key) ?? {};
    checks.set(key, { right, day, utterances: utterances + 1 });
  }
  return { readers: [...readers.values()], checks: [...checks.values()] };
}
