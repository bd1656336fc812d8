import type { Outcome } from "./assess.ts";
import { openDraws, resampleEvents } from "./bootstrap.ts";
import { calibrate, confidenceBy, isOrdinary, isRight, type MeasuredOutcome } from "./calibrate.ts";

/** Where the promise is looked at. */
export const SURE_FROM = [0.6, 0.75, 0.9] as const;

const SPLITS = 200;

/** How sure a stance is, and whether it is right. */
type Judged = { event: string; confidence: number; right: boolean };

/** Of the labels that are surer than a limit: how many there are, what they promise, what they keep. */
type Sureness = { share: number; promised: number; kept: number };

function surenessOf(rows: readonly Judged[], limit: number): Sureness {
  const sure = rows.filter(({ confidence }) => confidence >= limit);
  const mean = (value: (row: Judged) => number) =>
    sure.reduce((sum, row) => sum + value(row), 0) / sure.length;
  return {
    share: sure.length / rows.length,
    promised: mean(({ confidence }) => confidence),
    kept: mean(({ right }) => (right ? 1 : 0)),
  };
}

/** What the confidence of stances promises and keeps, by kind of row, with intervals by event. */
export function surenessTable(groups: ReadonlyMap<string, readonly Outcome[]>): string[][] {
  const rows = [...groups].flatMap(([name, outcomes]) => {
    const judged = outcomes.map((outcome): Judged => ({
      event: outcome.labels.event,
      confidence: outcome.tags.stance.confidence ?? 0,
      right: isRight(outcome),
    }));
    if (judged.length === 0) return [];
    return SURE_FROM.map((limit) => {
      const { share, promised, kept } = surenessOf(judged, limit);
      const { low, high } = resampleEvents(judged, eventOf, (some) => beyondPromise(some, limit));
      const beyond = [kept - promised, low, high].map(signed);
      return [`${name}, from ${limit}`, ...[share, promised, kept].map(three), ...beyond];
    });
  });
  return [["confidence", "share of rows", "promised", "right", "beyond", "low", "high"], ...rows];
}

/**
 * How the promise is kept on events kept apart: again and again so many events of the ordinary mix are drawn, the
 * confidence is measured on all others, and compared with what is right on them. The draws are always the same.
 */
export function splitTable(outcomes: readonly MeasuredOutcome[], apart: number): string[][] {
  const draw = openDraws(3);
  const ordinary = outcomes.filter(isOrdinary);
  const events = [...new Set(ordinary.map(({ labels }) => labels.event))];
  const beyond = new Map(SURE_FROM.map((limit) => [limit, [] as number[]]));
  for (let split = 0; split < SPLITS; split += 1) {
    const order = events.map((event) => ({ event, at: draw() })).sort((a, b) => a.at - b.at);
    const drawn = new Set(order.slice(0, apart).map(({ event }) => event));
    const confidence = calibrate(ordinary.filter(({ labels }) => !drawn.has(labels.event)));
    const judged = ordinary
      .filter(({ labels }) => drawn.has(labels.event))
      .map((outcome): Judged => ({
        event: outcome.labels.event,
        confidence: confidenceBy(confidence, outcome),
        right: isRight(outcome),
      }));
    for (const [limit, found] of beyond) found.push(beyondPromise(judged, limit));
  }
  const rows = [...beyond].map(([limit, found]) => {
    const sorted = found.toSorted((a, b) => a - b);
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    const spread = Math.sqrt(
      found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (found.length - 1),
    );
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
    return [`from ${limit}`, signed(mean), three(spread), signed(at(0.025)), signed(at(0.975))];
  });
  const head = [`${apart} events kept apart, ${SPLITS} times`, "beyond", "spread", "low", "high"];
  return [head, ...rows];
}

/** By how much more labels are right than is promised. */
function beyondPromise(rows: readonly Judged[], limit: number): number {
  const { promised, kept } = surenessOf(rows, limit);
  return kept - promised;
}

function eventOf({ event }: Judged): string {
  return event;
}

function three(x: number): string {
  return x.toFixed(3);
}

function signed(x: number): string {
  return `${x < 0 ? "-" : "+"}${Math.abs(x).toFixed(3)}`;
}
