import type { FoldLink, Regrouped } from "../counting/folds.ts";
import { openUnions } from "./unions.ts";

/**
 * What is to be changed so that links become others: steps that can be made one after the other, each with the
 * whole of the groups that it changes. Nothing where they are the same.
 */
export function changesBetween(
  before: readonly FoldLink[],
  after: readonly FoldLink[],
): Regrouped[][] {
  const now = new Map(after.map((link) => [link.utterance, link]));
  const was = new Map(before.map((link) => [link.utterance, link]));
  const utterances = [...new Set([...now.keys(), ...was.keys()])].toSorted();
  const places = new Map(utterances.map((utterance, place) => [utterance, place]));
  const unions = openUnions(utterances.length, []);
  for (const { utterance, group } of [...before, ...after]) {
    unions.join(places.get(utterance)!, places.get(group)!);
  }
  return unions
    .groups()
    .map((group) => group.toSorted((a, b) => a - b).map((place) => utterances[place]!))
    .filter((group) => group.some((one) => !isSameLink(was.get(one), now.get(one))))
    .map((group) => group.map((utterance) => ({ utterance, link: now.get(utterance) ?? null })));
}

function isSameLink(a: FoldLink | undefined, b: FoldLink | undefined): boolean {
  return a?.group === b?.group && a?.similarity === b?.similarity && a?.by === b?.by;
}
