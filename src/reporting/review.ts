import type { Cell, Utterance } from "../counting/snapshot.ts";
import { isBackground, type Judged, type TaggedStatement } from "../statement/tags.ts";
import { openBest } from "./best.ts";
import { type Decided, openInfluence, type Whole } from "./review-influence.ts";

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
  decides: Decided[];
  correction: BlankCorrection;
};

/** Which utterances a review asks for, as far as their cells tell. */
type Wanted = {
  /** The highest rank that an utterance of a cell can have; null where it has no place in the review. */
  most(cell: Omit<Cell, "model">): number | null;
  /** The rank from which on an utterance is among the first. */
  least(): number;
};

/** Utterances of a review as they come, in whatever order, and the rows of those that go first. */
export type Review = Wanted & {
  add(utterances: readonly Utterance[]): void;
  rows(): ReviewRow[];
};

/**
 * The reactions that no person has judged, those first of which a reader's time changes most: by the chance
 * that the stance is wrong, squared so that what is likely right comes late, times what hangs on it. That is how
 * far it moves the shares, each by its own size, as an utterance more is much where few take a stance; and more
 * where a verdict or a country's latest statement would be another one. It keeps at most twice as many rows as the
 * limit.
 */
export function openReview(whole: Whole, limit = Number.POSITIVE_INFINITY): Review {
  const influence = openInfluence(whole);
  const best = openBest<ReviewRow>(limit);
  return {
    most(cell) {
      if (cell.background || isOfPersons(cell.judged)) return null;
      // No confidence is under its class; rounding must not make this less than the rank of any utterance.
      return (1 - (cell.confidence ?? 0)) ** 2 * influence.most(cell) + 1e-9;
    },
    least: best.least,
    add(utterances) {
      for (const utterance of utterances) {
        const { statement } = utterance;
        if (isBackground(statement) || isOfPersons(statement.tags.corrected?.judged)) continue;
        const wrong = chanceWrong(statement);
        const { decides, weight } = influence.of(statement);
        const row = toReviewRow(utterance, { wrong, decides });
        best.add(utterance.utterance, row, wrong ** 2 * weight);
      }
    },
    rows: best.rows,
  };
}

/** The review of utterances that are all there. */
export function orderForReview(utterances: readonly Utterance[], whole: Whole): ReviewRow[] {
  const review = openReview(whole);
  review.add(utterances);
  return review.rows();
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

function isOfPersons(judged: Judged | undefined): boolean {
  return judged === "corrected" || judged === "confirmed";
}

/** The measured chance, and where none was measured what the scores leave. */
function chanceWrong({ tags: { stance } }: TaggedStatement): number {
  return 1 - (stance.confidence ?? stance.scores[stance.label]);
}
