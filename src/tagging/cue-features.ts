import { addTo, type Features } from "./linear-model.ts";
import type { Reading } from "./reading.ts";
import { toneOf } from "./sentiment.ts";
import { stanceOf, weightOf } from "./stance.ts";

/** The cues: their sums by stance, by where they stand, by family, and each pattern by itself. */
export function addCueFeatures(features: Features, { cues, clauses, fields }: Reading): void {
  const last = clauses.sentence.at(-1) ?? 0;
  const strongest = new Map<string, number>();
  let positive = 0;
  let negative = 0;
  for (const judged of cues) {
    const { cue, from } = judged;
    const tone = toneOf(judged);
    if (tone > 0) positive += tone;
    else negative += tone;
    addTo(features, `cue:${judged.negated ? "not " : ""}${cue.pattern}`, 0.35);
    const stance = stanceOf(judged);
    if (stance === null) {
      addTo(features, `family:${cue.family}`, 0.3);
      continue;
    }
    const weight = weightOf(judged);
    strongest.set(stance, Math.max(strongest.get(stance) ?? 0, weight));
    addTo(features, `family:${cue.family}:${stance}`, weight);
    addTo(features, `sum:${stance}`, weight);
    addTo(features, `target:${judged.target}:${stance}`, weight);
    addTo(features, `${judged.quoted ? "quoted" : "outside"}:${stance}`, weight);
    if (judged.negated) addTo(features, `denied:${cue.stance}`, weight);
    if (judged.conceded) addTo(features, `conceded:${stance}`, cue.strength);
    if (judged.stressed) addTo(features, `stressed:${stance}`, cue.strength);
    if (judged.hedged) addTo(features, `hedged:${stance}`, cue.strength);
    if (cue.slot !== "none") addTo(features, `slot:${stance}:${judged.target}`, weight);
    if (clauses.sentence[from] === last && last > 0) addTo(features, `last:${stance}`, weight);
    if (clauses.sentence[from] === 0) addTo(features, `first:${stance}`, weight);
  }
  for (const [stance, weight] of strongest) features.set(`strongest:${stance}`, weight);
  if (strongest.size === 0) features.set("cueless", 1);
  const length = Math.sqrt(Math.max(12, fields.text.length) / 40);
  features.set("tone:positive", positive / length);
  features.set("tone:negative", negative / length);
  features.set("tone:balance", (positive + negative) / (1 + positive - negative));
}
