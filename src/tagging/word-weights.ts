import { SENTIMENTS, STANCES, type SentimentLabel, type Stance } from "../statement/tags.ts";
import type { Features } from "./feature-space.ts";
import { OUTPUTS, type LinearModel } from "./linear-model.ts";
import { isInTitle, lengthOf, NO_ORIGIN, startOf, type Origin } from "./origin.ts";
import type { Fields } from "./fields.ts";

/** How much each word of a text and of its event's title speaks for a label. */
export type WordWeights = {
  text: Float64Array;
  title: Float64Array;
  /** The groups of words of the text that speak for it together. */
  groups: readonly Origin[];
};

/** No word speaks for anything. */
export const NO_WEIGHTS: WordWeights = {
  text: new Float64Array(0),
  title: new Float64Array(0),
  groups: [],
};

type Label = Stance | SentimentLabel;
type Share = { own: number; first: number; last: number };

const WIDTH = OUTPUTS.length;
const SHARES = new Map<Label, Share>([...sharesOf(STANCES), ...sharesOf(SENTIMENTS)]);

function sharesOf(labels: readonly Label[]): [Label, Share][] {
  const first = OUTPUTS.indexOf(labels[0]!);
  return labels.map((label, i) => [label, { own: first + i, first, last: first + labels.length }]);
}

/** Gives each word its part of what features give to a label beyond the mean of its rivals. */
export function weighWords(
  label: Label,
  { text, eventTitle }: Fields,
  { ids, values, origins, size, saidShare }: Features,
  { weights }: LinearModel,
): WordWeights {
  const inText = new Float64Array(text.forms.length);
  const inTitle = new Float64Array(eventTitle.forms.length);
  const groups: Origin[] = [];
  const { own, first, last } = SHARES.get(label)!;
  for (let i = 0; i < size; i += 1) {
    const origin = origins[i]!;
    if (origin === NO_ORIGIN) continue;
    const row = ids[i]! * WIDTH;
    const ours = weights[row + own]!;
    let rivals = -ours;
    for (let k = first; k < last; k += 1) rivals += weights[row + k]!;
    const given = values[i]! * (ours - rivals / (last - first - 1));
    const from = startOf(origin);
    const length = lengthOf(origin);
    const words = isInTitle(origin) ? inTitle : inText;
    for (let at = from; at < from + length; at += 1) words[at]! += given / length;
    if (length > 1 && given > 0) groups.push(origin);
  }
  for (let at = 0; at < text.forms.length; at += 1) {
    const { said } = text.forms[at]!;
    if (said === null) continue;
    let rivals = -said[own]!;
    for (let k = first; k < last; k += 1) rivals += said[k]!;
    inText[at]! += saidShare * (said[own]! - rivals / (last - first - 1));
  }
  return { text: inText, title: inTitle, groups };
}
