import type { EventRow } from "./snapshot.ts";
import { taggerName } from "./tagger-name.ts";

/**
 * Whether some utterances of an event were tagged by an older model: where several did, or where its tagger is this
 * one and no model of this epoch tagged any.
 */
export function hasOlderModel(
  { models, epoch }: Pick<EventRow, "models" | "epoch">,
  current: { name: string; epoch: number },
): boolean {
  if (models.length > 1) return true;
  const isCurrent = models.every((model) => taggerName(model) === current.name);
  return isCurrent && epoch !== undefined && epoch < current.epoch;
}
