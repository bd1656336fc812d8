import { STANCES } from "../statement/tags.ts";
import { addCueFeatures } from "./cue-features.ts";
import { addEventKindFeatures } from "./event-kind-features.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Features } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import { scoreTone } from "./sentiment.ts";
import { addShapeFeatures } from "./shape-features.ts";
import { scoreByRules } from "./stance.ts";
import { addWordFeatures } from "./word-features.ts";

/** What the model weighs: the rules' own scores, the cues, the shape of the text, its words. */
export function extractFeatures(reading: Reading, lexicons: Lexicons): Features {
  const features: Features = new Map([["bias", 1]]);
  const shares = scoreByRules(reading.cues);
  for (const stance of STANCES) features.set(`rule:${stance}`, shares[stance]);
  features.set("rule:tone", scoreTone(reading.cues));
  addCueFeatures(features, reading);
  addShapeFeatures(features, reading);
  addEventKindFeatures(features, reading, lexicons);
  addWordFeatures(features, reading);
  return features;
}
