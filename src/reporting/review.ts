import type { EventSnapshot, Utterance } from "../counting/snapshot.ts";
import { compareCodePoints } from "../statement/identity.ts";
import {
  isBackground,
  shownSpeaker,
  type Stance,
  STANCES,
  type TaggedStatement,
} from "../statement/tags.ts";
import { sumCells, sumCellsBy } from "./cell-sums.ts";
import { verdictOf } from "./country-rows.ts";

/** What a reader fills in of a correction; what is left blank stays as it is. */
export type BlankCorrection = {
  event: string;
  utterance: string;
  author: "";
  stance: "";
  country: "";
  role: "";
  sentiment: "";
  background: "";
  why: "";
  /** The random sample that it is judged for. */
  sample?: string;
};

/** An utterance to be read again, and a correction to be filled in. */
export type ReviewRow = {
  /** The representative with the tags that count now. */
  statement: TaggedStatement;
  mentions: number;
  utterance: string;
  /** The chance that its stance is wrong, in hundredths. */
  wrong: number;
  /** What of the headline figures another stance of it could change. */
  decides: ("verdict" | "country's verdict" | "country's latest statement")[];
  correction: BlankCorrection;
};

type Whole = Pick<EventSnapshot, "cells" | "positions">;

/**
 * The reactions that no person has judged, those first of which a reader's time changes most: by the chance
 * that the stance is wrong, squared so that what is likely right comes late, times what hangs on it. That is how far it moves the shares, each by its own size, as an
 * utterance more is much where few take a stance; and more where a verdict or a country's latest statement
 * would be another one.
 */
export function orderForReview(utterances: readonly Utterance[], whole: Whole): ReviewRow[] {
  const influence = openInfluence(whole);
  return utterances
    .filter(({ statement }) => !isBackground(statement) && !isJudgedByPerson(statement))
    .map((utterance) => {
      const wrong = chanceWrong(utterance.statement);
      const { decides, weight } = influence(utterance.statement);
      return { row: toReviewRow(utterance, { wrong, decides }), rank: wrong ** 2 * weight };
    })
    .toSorted((a, b) => b.rank - a.rank || compareCodePoints(a.row.utterance, b.row.utterance))
    .map(({ row }) => row);
}

/** A row of the review; for one of a sample, what hangs on it is not asked. */
export function toReviewRow(
  { statement, mentions, utterance }: Utterance,
  about: { wrong?: number; decides?: ReviewRow["decides"]; sample?: string } = {},
): ReviewRow {
  const { wrong = chanceWrong(statement), decides = [], sample } = about;
  const blank = { author: "", stance: "", country: "", role: "", sentiment: "" } as const;
  const { event } = statement;
  return {
    statement,
    mentions,
    utterance,
    wrong: Math.round(wrong * 100) / 100,
    decides,
    correction: {
      event,
      utterance,
      ...blank,
      background: "",
      why: "",
      ...(sample !== undefined && { sample }),
    },
  };
}

function isJudgedByPerson({ tags }: TaggedStatement): boolean {
  const judged = tags.corrected?.judged;
  return judged === "corrected" || judged === "confirmed";
}

/** The measured chance, and where none was measured what the scores leave. */
function chanceWrong({ tags: { stance } }: TaggedStatement): number {
  return 1 - (stance.confidence ?? stance.scores[stance.label]);
}

/** How likely each other stance is where that of a statement is wrong. */
function othersOf({ tags: { stance } }: TaggedStatement): [Stance, number][] {
  const others = STANCES.filter((label) => label !== stance.label);
  const sum = others.reduce((total, label) => total + stance.scores[label], 0);
  return others.map((label) => [label, sum > 0 ? stance.scores[label] / sum : 1 / others.length]);
}

/** What a changed verdict or latest statement weighs beside the shares, which weigh some 1. */
const HEADLINE = 0.25;

/** What hangs on the stance of a statement: what it decides, and its weight. */
function openInfluence({ cells, positions }: Whole) {
  const reactions = cells.filter((cell) => !cell.background && !cell.otherLanguage);
  const all = sumCells(reactions);
  const byCountry = sumCellsBy(reactions, (cell) => cell.country);
  const standing = new Map(positions.map((position) => [position.country, position]));

  return (statement: TaggedStatement): Pick<ReviewRow, "decides"> & { weight: number } => {
    const { code } = statement.tags.country;
    const own = code === null ? undefined : byCountry.get(code);
    const hangs: [ReviewRow["decides"][number], number][] = [
      ["verdict", chanceOfOtherVerdict(statement, all)],
      ["country's verdict", own === undefined ? 0 : chanceOfOtherVerdict(statement, own)],
      ["country's latest statement", Number(standsFor(statement, standing.get(code)))],
    ];
    const decides = hangs.filter(([, chance]) => chance > 0).map(([what]) => what);
    const headline = hangs.reduce((sum, [, chance]) => sum + chance, 0);
    return { decides, weight: moveOfShares(statement, all) + HEADLINE * headline };
  };
}

/** How far two shares move, each by its own size, where the stance is wrong: 1 where all four are alike. */
function moveOfShares(
  statement: TaggedStatement,
  { n, stance }: { n: number; stance: Record<Stance, number> },
): number {
  const own = 1 / Math.max(1, stance[statement.tags.stance.label]);
  const moves = othersOf(statement).map(([other, share]) => share / (stance[other] + 1));
  return (n / 8) * (own + moves.reduce((sum, move) => sum + move, 0));
}

/** The chance that a verdict is another one where the stance of this statement is wrong. */
function chanceOfOtherVerdict(
  statement: TaggedStatement,
  { n, stance }: { n: number; stance: Record<Stance, number> },
): number {
  const { label } = statement.tags.stance;
  const verdict = verdictOf(n, stance);
  return othersOf(statement).reduce((chance, [other, share]) => {
    const moved = { ...stance, [label]: stance[label] - 1, [other]: stance[other] + 1 };
    return verdictOf(n, moved) === verdict ? chance : chance + share;
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
