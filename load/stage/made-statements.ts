import { readFileSync } from "node:fs";
import type { Statement } from "../../src/statement/statement.ts";

const SAMPLE = new URL("../../samples/statements.jsonl", import.meta.url);

/** How made statements are spread; the figures of a run say which spread they hold for. */
export type Spread = {
  events: number;
  days: number;
  outlets: number;
  /** Of a hundred mentions so many repeat the words and speaker of an earlier one. */
  repeats: number;
};

export const USUAL_SPREAD: Spread = { events: 20, days: 30, outlets: 200, repeats: 30 };

/**
 * `count` distinct mentions, the same for the same seed: the words of the sample with one word that
 * sets each utterance apart from all others and from those of other seeds, over events, days and outlets;
 * every tenth is undated.
 */
export function* makeStatements(
  count: number,
  seed: number,
  spread = USUAL_SPREAD,
): Iterable<Statement> {
  const sample = readFileSync(SAMPLE, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Statement);
  const random = randomNumbers(seed);
  const pick = (below: number) => Math.floor(random() * below);
  let utterance = 0;
  for (let i = 0; i < count; i++) {
    const repeated = i > 0 && pick(100) < spread.repeats;
    // A repeat is of something said lately, as it is with wire copy.
    const said = repeated ? Math.max(0, utterance - pick(500)) : (utterance += 1);
    const { text, speaker, affiliation, place } = sample[said % sample.length]!;
    const day = new Date(Date.UTC(2023, 3, 1 + pick(spread.days))).toISOString().slice(0, 10);
    yield {
      id: `m-${i.toString(36)}`,
      event: `event-${said % spread.events}`,
      eventTitle: `Event ${said % spread.events}`,
      text: `${text} That was answer ${wordOf(seed)}x${wordOf(said)}.`,
      ...(speaker && { speaker }),
      ...(affiliation && { affiliation }),
      ...(place && { place }),
      outlet: `Outlet ${pick(spread.outlets)}`,
      ...(i % 10 !== 0 && { publishedAt: day }),
    };
  }
}

/** A number as a word of letters, because taggers leave numbers out. */
function wordOf(number: number): string {
  return [...number.toString()].map((digit) => "abcdefghij"[Number(digit)]).join("");
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32, public domain). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
