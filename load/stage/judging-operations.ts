import { ROLES, STANCES } from "../../src/statement/tags.ts";
import { numberBelow, oneOf, type Operation, unlessUnknown } from "./operation.ts";

const AUTHORS = ["ada", "bo", "model:small", "model:large"];

/** Ids that statements have here: `m-0` and on. */
export const IDS = 150;

/** What readers of an event say, and what they take back. */
export const JUDGING: Record<string, Operation> = {
  correct: {
    weight: 40,
    async act(operator, event) {
      const maybe = <T>(value: T) => (numberBelow(operator, 3) === 0 ? value : undefined);
      const author = oneOf(operator, AUTHORS);
      const said = {
        author,
        why: "so it is",
        stance: oneOf(operator, STANCES),
        country: maybe(oneOf(operator, ["FR", "EU", null])),
        role: maybe(oneOf(operator, ROLES)),
        sentiment: maybe((numberBelow(operator, 201) - 100) / 100),
        background: maybe(numberBelow(operator, 2) === 0),
        sample: author.startsWith("model:") ? undefined : maybe("random 9 seed 1"),
        confidence: author.startsWith("model:") ? 0.8 : undefined,
      };
      const given = Object.fromEntries(
        Object.entries(said).filter(([, value]) => value !== undefined),
      );
      const id = `m-${numberBelow(operator, IDS)}`;
      const correction = await unlessUnknown(() =>
        operator.readout.correct(event, id, given as typeof said & { author: string }),
      );
      return correction && { operation: "correct", event, correction };
    },
  },
  undo: {
    weight: 12,
    async act(operator, event) {
      const known = (await unlessUnknown(() => operator.readout.corrections.list(event))) ?? [];
      if (known.length === 0) return null;
      const { utterance } = oneOf(operator, known);
      const author = oneOf(operator, AUTHORS);
      const correction = await unlessUnknown(() =>
        operator.readout.correct(event, utterance, { undo: true, author }),
      );
      return correction && { operation: "undo", event, correction };
    },
  },
};
