import { toEntry } from "../src/counting/entry.ts";
import { openTally } from "../src/counting/tally.ts";
import { orderForReview } from "../src/reporting/review.ts";
import { type Stance, STANCES } from "../src/statement/tags.ts";
import type { Outcome } from "./assess.ts";
import { openDraws } from "./bootstrap.ts";
import { shuffled } from "./coverage.ts";
import type { LabelledRow } from "./rows.ts";
import { type Pair, scoreLabels } from "./scores.ts";

const ROUNDS = 40;

/** A tag and the right one, in the order in which a review lists them. */
type Tagged = { right: Stance; given: Stance };

/** Macro-F1 and the share of right tags. */
export type Quality = { macroF1: number; right: number };

/** The rows as those of one event, in the order of its review. */
export function inReviewOrder(
  rows: readonly LabelledRow[],
  outcomes: readonly Outcome[],
): Tagged[] {
  const event = "labelled-rows";
  const tally = openTally(event);
  const right = new Map<string, Stance>();
  for (const [i, { statement }] of rows.entries()) {
    const { tags, labels } = outcomes[i]!;
    if (labels.stance === null) continue;
    // Rows with the same words and speaker are rows all the same.
    const id = `row-${i}`;
    const said = { ...statement, id, event, speaker: `${statement.speaker ?? ""} ${id}`, tags };
    tally.record(toEntry(said, { sequence: i + 1, epoch: 0 }));
    right.set(id, labels.stance);
  }
  return orderForReview(tally.utterances(), tally.snapshot()).map(({ statement }) => ({
    right: right.get(statement.id)!,
    given: statement.tags.stance.label,
  }));
}

/** What the tags are worth once a reader who is right so often has read a share of them: the first, or any. */
export function afterReading(
  tagged: readonly Tagged[],
  reader: { right: number; share: number; order: "review" | "random" },
): Quality {
  const draw = openDraws(11);
  const size = Math.round(tagged.length * reader.share);
  const sum = { macroF1: 0, right: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const places = tagged.map((_, place) => place);
    const read = new Set(
      (reader.order === "review" ? places : shuffled(places, draw)).slice(0, size),
    );
    const pairs = tagged.map(({ right, given }, place): Pair => {
      if (!read.has(place)) return [right, given];
      if (draw() < reader.right) return [right, right];
      const others = STANCES.filter((stance) => stance !== right);
      return [right, others[Math.floor(draw() * others.length)]!];
    });
    const { macroF1, accuracy } = scoreLabels(pairs, STANCES);
    sum.macroF1 += macroF1 / ROUNDS;
    sum.right += accuracy / ROUNDS;
  }
  return sum;
}
