import fc from "fast-check";
import type { Correction } from "../../src/statement/correction.ts";
import { ROLES, STANCES } from "../../src/statement/tags.ts";
import { EVENT } from "./mentions.ts";

/** What may be said of one of these utterances: often the same id, the same moment, of one that is not there. */
export function correctionArbitrary(utterances: readonly string[]): fc.Arbitrary<Correction> {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
  return fc
    .record({
      utterance: fc.constantFrom(...utterances, "none-of-them"),
      number: fc.integer({ min: 1, max: 12 }),
      at: fc.constantFrom(
        "2026-01-01T00:00:00.000Z",
        "2026-01-01T00:00:00.001Z",
        "2027-02-03T04:05:06.789Z",
      ),
      author: fc.constantFrom("ada", "Bo Ek, desk", "model:small", "model:large"),
      country: maybe(fc.constantFrom("US", "FR", "EU", null)),
      role: maybe(fc.constantFrom(...ROLES)),
      stance: maybe(fc.constantFrom(...STANCES)),
      hundredths: maybe(fc.integer({ min: -100, max: 100 })),
      speaker: maybe(fc.constantFrom("Cy Dahl", "Cy\n Dahl: 1=2,", null)),
      background: maybe(fc.boolean()),
      sample: maybe(fc.constant("random 5 seed 1")),
      confidence: fc.constantFrom(0, 0.5, 0.74, 0.9, 0.99),
      undoes: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined, freq: 4 }),
    })
    .map(({ number, hundredths, undoes, confidence, utterance, at, author, sample, ...fields }) => {
      // An id is that of what it says: of one id there is one content.
      const said =
        undoes === undefined
          ? {
              ...fields,
              ...(hundredths !== undefined && { sentiment: hundredths / 100 }),
              ...(sample !== undefined && { sample }),
              ...(author.startsWith("model:") && fields.stance && { confidence }),
            }
          : { undo: `c${undoes}` };
      const given = JSON.parse(JSON.stringify(said)) as Partial<Correction>;
      return { event: EVENT, utterance, id: `c${number}`, at, author, why: "so it is", ...given };
    });
}
