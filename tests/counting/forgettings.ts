import fc from "fast-check";
import { type Forgetting, forgetKeys } from "../../src/counting/forgetting.ts";
import type { Tally } from "../../src/counting/tally.ts";
import { isEntry, type Sending, sendingsArbitrary } from "./sendings.ts";

/** Something that happens to an event: it is sent, or forgotten. */
export type Step = Sending | Forgetting;

export function isForgetting(step: Step): step is Forgetting {
  return "keys" in step;
}

const forgettingArbitrary: fc.Arbitrary<Forgetting> = fc
  .record({
    sequence: fc.integer({ min: 1, max: 6 }),
    filter: fc.record(
      {
        statement: fc.constantFrom("a", "b", "m-4", "no such id"),
        speaker: fc.constantFrom("ADA BERG", "Nobody"),
        outlet: fc.constantFrom("post", "LE JOUR"),
        article: fc.constantFrom("h1", "h2"),
        before: fc.constantFrom("2023-04-26", "2023-04-27", "2024-01-01"),
      },
      { requiredKeys: [] },
    ),
    one: fc.constantFrom("statement", "speaker", "outlet", "article", "before", undefined),
  })
  .map(({ sequence, filter, one }) => {
    // Filters of all fields seldom mean anything.
    const few = one === undefined ? filter : { [one]: filter[one] };
    return { sequence, keys: forgetKeys(JSON.parse(JSON.stringify(few)) as typeof filter) };
  });

/** Mentions and states of articles in whatever order, and forgets between them. */
export const stepsArbitrary: fc.Arbitrary<Step[]> = sendingsArbitrary.chain((sendings) =>
  fc
    .array(fc.tuple(fc.nat(sendings.length), forgettingArbitrary), { minLength: 1, maxLength: 4 })
    .map((forgets) => {
      const steps: Step[] = [...sendings];
      for (const [place, forgetting] of forgets) steps.splice(place, 0, forgetting);
      return steps;
    }),
);

/** One step of an event in the plain tally. */
export function take(tally: Tally, step: Step): void {
  if (isForgetting(step)) tally.withdraw(step);
  else if (isEntry(step)) tally.record(step);
  else tally.revise(step);
}
