import { confidenceClass } from "../src/counting/sureness.ts";
import { STANCES, type Stance } from "../src/statement/tags.ts";
import { groupBy } from "../src/statement/group-by.ts";
import type { MeanChance, TagErrors } from "../src/statement/tag-errors.ts";
import { estimateChance } from "../src/reporting/estimate.ts";

/** A stance that was given, how sure it was, and the right one. */
export type Judged = { event: string; right: Stance; given: Stance; confidence: number };

/**
 * How much farther the mean chances of other events lie apart than those of the events that were measured: both
 * these and the measured ones are a choice, and those of one report share more than those of many.
 */
const OTHER_EVENTS = 3;
/** Statements of one event err alike, so that n of them tell less than n of as many events. */
const ERR_ALIKE = 1.1;

/** Measures how often stances are wrong, from rows that their weights had not seen. */
export function measureErrors(rows: readonly Judged[]): TagErrors {
  const confidence = new Map<number, number>();
  const classes = groupBy(rows, (row) => confidenceClass(row.confidence) ?? 0);
  for (const [limit, its] of classes) {
    confidence.set(limit, meanOf(its.map((row) => row.confidence)));
  }
  const confusion = ofEach((given) => {
    const wrong = rows.filter((row) => row.given === given && row.right !== given);
    // One more of each: what was not seen is not impossible.
    const counts = ofEach((right) =>
      right === given ? 0 : 1 + wrong.filter((row) => row.right === right).length,
    );
    const total = STANCES.reduce((sum, stance) => sum + counts[stance], 0);
    return ofEach((right) => counts[right] / total);
  });
  const known = { confidence, confusion };
  const chances = ofEach((stance) => {
    const measure = (some: readonly Judged[]) =>
      measureMean(
        some.map((row) => ({
          event: row.event,
          chance: estimateChance(
            stance,
            { stance: row.given, confidence: confidenceClass(row.confidence) },
            known,
          ),
        })),
      );
    return {
      taken: measure(rows.filter(({ right }) => right === stance)),
      other: measure(rows.filter(({ right }) => right !== stance)),
    };
  });
  return { ...known, chances };
}

/** Rows of one event share words: the mean moves by whole events. */
function measureMean(rows: readonly { event: string; chance: number }[]): MeanChance {
  const mean = meanOf(rows.map(({ chance }) => chance));
  const sum = [...groupBy(rows, ({ event }) => event).values()].reduce((total, its) => {
    const off = its.reduce((from, { chance }) => from + chance - mean, 0);
    return total + off ** 2;
  }, 0);
  return {
    mean,
    variance: ERR_ALIKE * meanOf(rows.map(({ chance }) => (chance - mean) ** 2)),
    meanVariance: (OTHER_EVENTS * sum) / rows.length ** 2,
  };
}

function ofEach<T>(figureOf: (stance: Stance) => T): Record<Stance, T> {
  return Object.fromEntries(STANCES.map((stance) => [stance, figureOf(stance)])) as Record<
    Stance,
    T
  >;
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / numbers.length;
}
