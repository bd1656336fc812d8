import { isReaction } from "../counting/reaction.ts";
import type { Cell, EventSnapshot } from "../counting/snapshot.ts";
import { shownSpeaker, type Stance, STANCES, type TaggedStatement } from "../statement/tags.ts";
import { sumCells, sumCellsBy } from "./cell-sums.ts";
import { verdictOf } from "./country-rows.ts";

/** What of the headline figures a stance can decide. */
export type Decided = "verdict" | "country's verdict" | "country's latest statement";

/** The counts of an event as far as they tell what hangs on a stance. */
export type Whole = Pick<EventSnapshot, "cells" | "positions">;

/** What hangs on the stance of statements. */
export type Influence = {
  /** What the stance of a statement decides, and its weight. */
  of(statement: TaggedStatement): { decides: Decided[]; weight: number };
  /** The highest weight that a statement of a cell can have. */
  most(cell: Pick<Cell, "country" | "stance">): number;
};

/** How likely each other stance is where that of a statement is wrong. */
function othersOf({ tags: { stance } }: TaggedStatement): [Stance, number][] {
  const labels = others(stance.label);
  const sum = labels.reduce((total, label) => total + stance.scores[label], 0);
  return labels.map((label) => [label, sum > 0 ? stance.scores[label] / sum : 1 / labels.length]);
}

/** What a changed verdict or latest statement weighs beside the shares, which weigh some 1. */
const HEADLINE = 0.25;

/** What hangs on the stance of a statement: what it decides, and its weight. */
export function openInfluence({ cells, positions }: Whole): Influence {
  const reactions = cells.filter(isReaction);
  const all = sumCells(reactions);
  const byCountry = sumCellsBy(reactions, (cell) => cell.country);
  const standing = new Map(positions.map((position) => [position.country, position]));

  function of(statement: TaggedStatement): { decides: Decided[]; weight: number } {
    const { code } = statement.tags.country;
    const own = code === null ? undefined : byCountry.get(code);
    const hangs: [Decided, number][] = [
      ["verdict", chanceOfOtherVerdict(statement, all)],
      ["country's verdict", own === undefined ? 0 : chanceOfOtherVerdict(statement, own)],
      ["country's latest statement", Number(standsFor(statement, standing.get(code)))],
    ];
    const decides = hangs.filter(([, chance]) => chance > 0).map(([what]) => what);
    const headline = hangs.reduce((sum, [, chance]) => sum + chance, 0);
    return { decides, weight: moveOfShares(statement, all) + HEADLINE * headline };
  }

  function most({ country, stance }: Pick<Cell, "country" | "stance">): number {
    const own = country === null ? undefined : byCountry.get(country);
    const position = standing.get(country);
    const may = [
      mayChangeVerdict(stance, all),
      own !== undefined && mayChangeVerdict(stance, own),
      country !== null && position?.stance === stance,
    ];
    return mostMoveOfShares(stance, all) + HEADLINE * may.filter(Boolean).length;
  }

  return { of, most };
}

type Sums = { n: number; stance: Record<Stance, number> };

const others = (label: Stance) => STANCES.filter((other) => other !== label);

/** The most that `moveOfShares` gives for a statement of this stance. */
function mostMoveOfShares(label: Stance, { n, stance }: Sums): number {
  const moves = others(label).map((other) => 1 / (stance[other] + 1));
  return (n / 8) * (1 / Math.max(1, stance[label]) + Math.max(...moves));
}

/** Whether a verdict can be another one where a stance is. */
function mayChangeVerdict(label: Stance, { n, stance }: Sums): boolean {
  const verdict = verdictOf(n, stance);
  return others(label).some((other) => verdictIf(label, other, { n, stance }) !== verdict);
}

function verdictIf(label: Stance, other: Stance, { n, stance }: Sums) {
  return verdictOf(n, { ...stance, [label]: stance[label] - 1, [other]: stance[other] + 1 });
}

/** How far two shares move, each by its own size, where the stance is wrong: 1 where all four are alike. */
function moveOfShares(statement: TaggedStatement, { n, stance }: Sums): number {
  const own = 1 / Math.max(1, stance[statement.tags.stance.label]);
  const moves = othersOf(statement).map(([other, share]) => share / (stance[other] + 1));
  return (n / 8) * (own + moves.reduce((sum, move) => sum + move, 0));
}

/** The chance that a verdict is another one where the stance of this statement is wrong. */
function chanceOfOtherVerdict(statement: TaggedStatement, { n, stance }: Sums): number {
  const { label } = statement.tags.stance;
  const verdict = verdictOf(n, stance);
  return othersOf(statement).reduce((chance, [other, share]) => {
    return verdictIf(label, other, { n, stance }) === verdict ? chance : chance + share;
  }, 0);
}

function standsFor(
  statement: TaggedStatement,
  position: EventSnapshot["positions"][number] | undefined,
): boolean {
  return (
    position !== undefined &&
    position.country !== null &&
    position.stance === statement.tags.stance.label &&
    position.speaker === (shownSpeaker(statement) ?? null) &&
    (statement.publishedAt ?? "").startsWith(position.date ?? "")
  );
}
