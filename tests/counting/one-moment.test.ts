import fc from "fast-check";
import { expect, test } from "vitest";
import { readAtOneMoment } from "../../src/counting/one-moment.ts";
import { openTally } from "../../src/counting/tally.ts";
import { STANCES } from "../../src/statement/tags.ts";
import { EVENT, mentionArbitrary } from "./mentions.ts";

test("utterances agree with the figures, whatever is counted or replaced between the reads", async () => {
  const entries = fc.array(mentionArbitrary, { minLength: 40, maxLength: 100 });
  const perRead = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(entries, perRead, async (waiting, some) => {
      const tally = openTally(EVENT);
      const left = [...waiting];
      const countSome = () => {
        for (const entry of left.splice(0, some)) tally.record(entry);
      };
      const source = {
        async snapshot() {
          countSome();
          return tally.snapshot();
        },
        async utterances(_: string, filter: object) {
          countSome();
          return tally.utterances(filter);
        },
      };
      const { snapshot, utterances } = await readAtOneMoment(source, EVENT, { limit: 50 });
      for (const stance of STANCES) {
        const counted = snapshot.cells
          .filter((cell) => cell.stance === stance && !cell.background && !cell.otherLanguage)
          .reduce((sum, cell) => sum + cell.utterances, 0);
        const shown = utterances.filter(({ statement }) => statement.tags.stance.label === stance);
        expect(shown.length).toBeLessThanOrEqual(counted);
        // Where the last tries met no change, all are there.
        if (waiting.length <= 3 * 5 * some) expect(shown).toHaveLength(counted);
      }
    }),
    { numRuns: 1000 },
  );
});
