import type { Cell } from "./snapshot.ts";

/** Whether an utterance reacts to the event, so that shares count it: no background, and in our language. */
export function isReaction({
  background,
  otherLanguage,
}: Pick<Cell, "background" | "otherLanguage">): boolean {
  return !background && !otherLanguage;
}
