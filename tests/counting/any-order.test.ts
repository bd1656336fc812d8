import fc from "fast-check";
import { expect, test } from "vitest";
import { openTally } from "../../src/counting/tally.ts";
import { stepsArbitrary, take } from "./forgettings.ts";
import { EVENT, sorted } from "./mentions.ts";
import {
  inTwoOrders,
  isEntry,
  retaggingsArbitrary,
  type Sending,
  sendingsArbitrary,
} from "./sendings.ts";

function count(sendings: readonly Sending[]) {
  const tally = openTally(EVENT);
  for (const sending of sendings) {
    if (isEntry(sending)) tally.record(sending);
    else tally.revise(sending);
  }
  return { snapshot: sorted(tally.snapshot()), utterances: tally.utterances({ background: true }) };
}

test("mentions, states of articles and forgets count the same in whatever order they come", () => {
  const oneModel = stepsArbitrary.map((steps) =>
    steps.map((step) => ("epoch" in step ? { ...step, epoch: 1 } : step)),
  );
  fc.assert(
    fc.property(inTwoOrders(oneModel), ({ one, other }) => {
      const [first, second] = [one, other].map((steps) => {
        const tally = openTally(EVENT);
        for (const step of steps) take(tally, step);
        return sorted(tally.snapshot());
      });
      expect(second).toEqual(first);
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ["mentions and states of articles", sendingsArbitrary],
  ["mentions that two models tagged", retaggingsArbitrary],
])("%s count the same in whatever order they come", (_, sendings) => {
  fc.assert(
    fc.property(inTwoOrders(sendings), ({ one, other }) => {
      expect(count(other)).toEqual(count(one));
    }),
    { numRuns: 1_000 },
  );
});
