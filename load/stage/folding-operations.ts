import { oneOf, type Operation, unlessUnknown } from "./operation.ts";

/** Passes that fold, and hands that join and part. */
export const FOLDING: Record<string, Operation> = {
  fold: {
    weight: 10,
    async act({ readout }, event) {
      const folded = await unlessUnknown(() => readout.fold(event));
      return folded && { operation: "fold", event };
    },
  },
  join: {
    weight: 10,
    async act(operator, event) {
      const { readout } = operator;
      const shown =
        (await unlessUnknown(() => readout.utterances(event, { background: true }))) ?? [];
      if (shown.length < 2) return null;
      const pair = [oneOf(operator, shown).utterance, oneOf(operator, shown).utterance] as const;
      const joined = await unlessUnknown(async () => {
        await readout.foldTogether(event, ...pair);
        return { pair: pair.toSorted() };
      });
      return joined && { operation: "join", event, ...joined };
    },
  },
  unfold: {
    weight: 10,
    async act(operator, event) {
      const { readout } = operator;
      const folds = (await unlessUnknown(() => readout.folds(event))) ?? [];
      if (folds.length === 0) return null;
      const { utterance } = oneOf(operator, oneOf(operator, folds).wordings);
      const parted = await unlessUnknown(async () => {
        await readout.unfold(event, utterance);
        return { utterance };
      });
      return parted && { operation: "unfold", event, ...parted };
    },
  },
};
