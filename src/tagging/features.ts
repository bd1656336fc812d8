import { STANCES } from "../statement/tags.ts";
import { openCueFeatures } from "./cue-features.ts";
import { clearFeatures, setOnce, type Features, type FeatureSpace } from "./feature-space.ts";
import type { Reading } from "./reading.ts";
import { scoreTone } from "./sentiment.ts";
import { openShapeFeatures } from "./shape-features.ts";
import { scoreByRules } from "./stance.ts";
import { openTitleFeatures } from "./title-features.ts";
import { openWordFeatures } from "./word-features.ts";

/** Takes what the model weighs from a reading: rules' scores, cues, shape of the text, its words. */
export type TakeFeatures = (features: Features, reading: Reading) => void;

/** Opens the taking of features: all their names are looked up once. */
export function openFeatures(space: FeatureSpace): TakeFeatures {
  const bias = space.idOf("bias");
  const ruleStance = STANCES.map((stance) => space.idOf(`rule:${stance}`));
  const ruleTone = space.idOf("rule:tone");
  const addCues = openCueFeatures(space);
  const addShape = openShapeFeatures(space);
  const addTitle = openTitleFeatures(space);
  const addWords = openWordFeatures(space);
  return (features, reading) => {
    clearFeatures(features);
    setOnce(features, bias, 1);
    const shares = scoreByRules(reading.cues);
    for (const [i, stance] of STANCES.entries()) setOnce(features, ruleStance[i]!, shares[stance]);
    setOnce(features, ruleTone, scoreTone(reading.cues));
    const balance = addCues(features, reading);
    addShape(features, reading);
    addTitle(features, reading, balance);
    addWords(features, reading);
  };
}
