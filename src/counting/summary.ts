import { compareCodePoints } from "../statement/identity.ts";
import { isReaction } from "./reaction.ts";
import type { EventRow, EventSnapshot } from "./snapshot.ts";

/** The row of one event in the list of events. */
export function summarise({ event, title, cells }: EventSnapshot): EventRow {
  const reactions = cells.filter(isReaction);
  const days = reactions.flatMap(({ day }) => (day === null ? [] : [day]));
  return {
    event,
    title,
    mentions: cells.reduce((sum, { mentions }) => sum + mentions, 0),
    utterances: reactions.reduce((sum, { utterances }) => sum + utterances, 0),
    lastDay: days.toSorted().at(-1) ?? null,
    models: [...new Set(cells.map(({ model }) => model))].sort(compareCodePoints),
  };
}
