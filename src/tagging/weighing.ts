import type { SentimentLabel, Stance } from "../statement/tags.ts";
import { emptyFeatures, type FeatureSpace } from "./feature-space.ts";
import { openFeatures } from "./features.ts";
import { applyModel, OUTPUTS, type LinearModel } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import { scoreTone } from "./sentiment.ts";
import { scoreByRules } from "./stance.ts";
import { judge, type Verdict } from "./verdict.ts";
import { NO_WEIGHTS, weighWords, type WordWeights } from "./word-weights.ts";

/** What a reading comes to, and how much each word speaks for a label. */
export type Weighing = {
  weigh(reading: Reading): Verdict;
  /** Of the reading that was weighed last. */
  wordsFor(label: Stance | SentimentLabel, reading: Reading): WordWeights;
};

/** Opens the weighing by learnt weights, or by the rules alone where there are none. */
export function openWeighing(model: LinearModel | null, space: FeatureSpace): Weighing {
  if (model === null) return { weigh: weighByRules, wordsFor: () => NO_WEIGHTS };
  const features = emptyFeatures(model.names.length, OUTPUTS.length);
  const takeFeatures = openFeatures(space);
  return {
    weigh(reading) {
      takeFeatures(features, reading);
      return judge(applyModel(features, model), reading);
    },
    wordsFor: (label, { fields }) => weighWords(label, fields, features, model),
  };
}

function weighByRules({ cues }: Reading): Verdict {
  return { stance: scoreByRules(cues), tone: scoreTone(cues) };
}
