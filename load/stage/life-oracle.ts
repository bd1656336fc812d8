import type { Folds, Pair } from "../../src/counting/folds.ts";
import { openTally, type Tally } from "../../src/counting/tally.ts";
import { openCollection } from "../../src/folding/collect.ts";
import { findGroups } from "../../src/folding/groups.ts";
import { loadFoldWords } from "../../src/lexicons/load-fold-words.ts";
import type { EventLine } from "../../src/life/event-file.ts";
import type { Correction } from "../../src/statement/correction.ts";
import { OPERATIONS } from "./life-operations.ts";
import type { Logged, ReadFile } from "./operation.ts";

/** What of an event the store alone can tell, where two operations overlapped. */
export type Found = {
  /** The ids of all corrections that it has. */
  corrections: ReadonlySet<string>;
  decisions: Folds["decisions"];
};

/** What an event must be after all that was acknowledged, computed in this process, and what contradicts that. */
export type Expected = { tally: Tally; contradictions: string[] };

/** Computes an event from its log; `found` is only asked about what overlapped with a forget of the whole event. */
export function expectEvent(
  event: string,
  log: readonly Logged[],
  { found, readFile }: { found: Found; readFile: ReadFile },
): Expected {
  const tally = openTally(event);
  for (const entry of log) OPERATIONS[entry.operation]!.replay?.(tally, entry, readFile);
  for (const correction of standing(log, { found, readFile })) tally.correct(correction);
  tally.regroup(foldedAfterAll(tally, found.decisions));
  return { tally, contradictions: contradictionsIn(log, { found, readFile }) };
}

/** The folds that a last pass must leave: a function of what is counted and of what was decided by hand. */
function foldedAfterAll(tally: Tally, decisions: Folds["decisions"]) {
  const collected = openCollection();
  for (const mention of tally.mentions()) collected.add(mention);
  const { wordings, quotations } = collected;
  const nothingElse = { links: [], textless: new Set<string>() };
  return findGroups({ wordings, quotations, decisions, ...nothingElse }, loadFoldWords());
}

function forgetsOfAll(log: readonly Logged[]): Logged[] {
  return log.filter(
    ({ operation, filter }) => operation === "forget" && Object.keys(filter as object).length === 0,
  );
}

const isBefore = (one: Logged, other: Logged) => one.ended < other.began;

/** The corrections that no forget of the whole event took away. */
function standing(
  log: readonly Logged[],
  { found, readFile }: { found: Found; readFile: ReadFile },
): Correction[] {
  const forgets = forgetsOfAll(log);
  return log.flatMap((entry) => {
    if (forgets.some((forget) => isBefore(entry, forget))) return [];
    const stands = forgets.every((forget) => isBefore(forget, entry));
    return correctionsOf(entry, readFile).filter(({ id }) => stands || found.corrections.has(id));
  });
}

function correctionsOf(
  { operation, event, correction, file }: Logged,
  readFile: ReadFile,
): Correction[] {
  if (correction !== undefined) return [correction as Correction];
  if (operation !== "carry") return [];
  return readFile(file as string).flatMap((line) => {
    if (line.kind !== "correction") return [];
    const { kind: _, ...said } = line;
    return [{ ...said, event } as unknown as Correction];
  });
}

const isIn = (pairs: readonly Pair[], pair: readonly string[]) =>
  pairs.some(([a, b]) => a === pair[0] && b === pair[1]);

/** Decisions and corrections that were acknowledged and are not there, or are there and nobody made them. */
function contradictionsIn(
  log: readonly Logged[],
  { found, readFile }: { found: Found; readFile: ReadFile },
): string[] {
  const { together, apart } = found.decisions;
  const forgets = forgetsOfAll(log);
  const joins = log.filter(({ operation }) => operation === "join");
  const parts = log.filter(({ operation }) => operation === "unfold");
  const carried = log.filter(({ operation }) => operation === "carry");
  const folds = carried.flatMap(({ file }) =>
    readFile(file as string).filter(({ kind }) => kind === "fold"),
  );
  const all = log.flatMap((entry) => correctionsOf(entry, readFile));
  const said = new Set(all.map(({ id }) => id));
  const still = new Set(standing(log, { found, readFile }).map(({ id }) => id));
  return [
    ...joins
      .filter(({ pair }) => !isIn(together, pair as string[]))
      .filter((join) => {
        const takers = parts.filter(({ utterance }) =>
          (join.pair as unknown[]).includes(utterance),
        );
        return [...takers, ...forgets].every((taker) => isBefore(taker, join));
      })
      .map(({ pair }) => `joined, and not together: ${String(pair)}`),
    ...parts
      .filter(({ utterance }) => !apart.some((pair) => pair.includes(utterance as string)))
      .filter((part) => [...joins, ...forgets].every((taker) => isBefore(taker, part)))
      .map(({ utterance }) => `taken out, and not apart: ${String(utterance)}`),
    ...together
      .filter((pair) => !isIn(pairsIn(folds, "together"), pair))
      .filter((pair) => !joins.some((join) => isIn([join.pair as Pair], pair)))
      .map((pair) => `together, and joined by nobody: ${pair.join()}`),
    ...apart
      .filter((pair) => !isIn(pairsIn(folds, "apart"), pair))
      .filter((pair) => !parts.some(({ utterance }) => pair.includes(utterance as string)))
      .map((pair) => `apart, and parted by nobody: ${pair.join()}`),
    ...[...found.corrections].filter((id) => !said.has(id)).map((id) => `${id} was said by nobody`),
    ...[...found.corrections].filter((id) => !still.has(id)).map((id) => `${id} was forgotten`),
    ...[...still].filter((id) => !found.corrections.has(id)).map((id) => `${id} is lost`),
  ];
}

function pairsIn(folds: readonly EventLine[], decided: "together" | "apart"): Pair[] {
  return folds.flatMap((line) => (decided in line ? [(line as never)[decided] as Pair] : []));
}
