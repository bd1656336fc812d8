import { STANCES, type Stance } from "../statement/tags.ts";
import { addTo, setOnce, type Features, type FeatureSpace } from "./feature-space.ts";
import type { Cue } from "./cue.ts";
import { inText } from "./origin.ts";
import type { Reading } from "./reading.ts";
import { toneOf } from "./sentiment.ts";
import { stanceOf, weightOf } from "./stance.ts";

type CueIds = { plain: number; negated: number; family: number; families: Record<Stance, number> };

/** The cues: their sums by stance, by where they stand, by family, and each pattern by itself. */
export function openCueFeatures(space: FeatureSpace) {
  const byStance = (prefix: string) =>
    Object.fromEntries(STANCES.map((s) => [s, space.idOf(`${prefix}:${s}`)])) as Record<
      Stance,
      number
    >;
  const sum = byStance("sum");
  const target = {
    event: byStance("target:event"),
    other: byStance("target:other"),
    open: byStance("target:open"),
  };
  const slot = {
    event: stanceThenTarget("event"),
    other: stanceThenTarget("other"),
    open: stanceThenTarget("open"),
  };
  const [quoted, outside] = [byStance("quoted"), byStance("outside")];
  const [denied, conceded] = [byStance("denied"), byStance("conceded")];
  const [stressed, hedged] = [byStance("stressed"), byStance("hedged")];
  const [last, first] = [byStance("last"), byStance("first")];
  const strongest = byStance("strongest");
  const cueless = space.idOf("cueless");
  const tones = ["positive", "negative", "balance"].map((name) => space.idOf(`tone:${name}`));
  const ids = new Map<Cue, CueIds>();

  function stanceThenTarget(target: string): Record<Stance, number> {
    return Object.fromEntries(STANCES.map((s) => [s, space.idOf(`slot:${s}:${target}`)])) as Record<
      Stance,
      number
    >;
  }

  function idsOf(cue: Cue): CueIds {
    let known = ids.get(cue);
    if (!known) {
      known = {
        plain: space.idOf(`cue:${cue.pattern}`),
        negated: space.idOf(`cue:not ${cue.pattern}`),
        family: space.idOf(`family:${cue.family}`),
        families: byStance(`family:${cue.family}`),
      };
      ids.set(cue, known);
    }
    return known;
  }

  /** Returns how far kind words outweigh harsh ones, from -1 to 1. */
  return (features: Features, { cues, clauses, fields }: Reading): number => {
    const lastSentence = clauses.sentence.at(-1) ?? 0;
    const top = new Map<Stance, number>();
    let positive = 0;
    let negative = 0;
    for (const judged of cues) {
      const { cue, from, to } = judged;
      const here = inText(from, to);
      const tone = toneOf(judged);
      if (tone > 0) positive += tone;
      else negative += tone;
      const its = idsOf(cue);
      addTo(features, judged.negated ? its.negated : its.plain, 0.35, here);
      const stance = stanceOf(judged);
      if (stance === null) {
        addTo(features, its.family, 0.3, here);
        continue;
      }
      const weight = weightOf(judged);
      top.set(stance, Math.max(top.get(stance) ?? 0, weight));
      addTo(features, its.families[stance], weight, here);
      addTo(features, sum[stance], weight, here);
      addTo(features, target[judged.target][stance], weight, here);
      addTo(features, (judged.quoted ? quoted : outside)[stance], weight, here);
      if (judged.negated) addTo(features, denied[cue.stance as Stance], weight, here);
      if (judged.conceded) addTo(features, conceded[stance], cue.strength, here);
      if (judged.stressed) addTo(features, stressed[stance], cue.strength, here);
      if (judged.hedged) addTo(features, hedged[stance], cue.strength, here);
      if (cue.slot !== "none") addTo(features, slot[judged.target][stance], weight, here);
      const sentence = clauses.sentence[from];
      if (sentence === lastSentence && lastSentence > 0)
        addTo(features, last[stance], weight, here);
      if (sentence === 0) addTo(features, first[stance], weight, here);
    }
    for (const [stance, weight] of top) setOnce(features, strongest[stance], weight);
    if (top.size === 0) setOnce(features, cueless, 1);
    const length = Math.sqrt(Math.max(12, fields.text.forms.length) / 40);
    const balance = (positive + negative) / (1 + positive - negative);
    setOnce(features, tones[0]!, positive / length);
    setOnce(features, tones[1]!, negative / length);
    setOnce(features, tones[2]!, balance);
    return balance;
  };
}
