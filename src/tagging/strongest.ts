import type { JudgedCue } from "./judged-cues.ts";

const MOST = 3;

/** The three cues of most weight, in the order of the text; those without weight are left out. */
export function strongestOf(
  cues: readonly JudgedCue[],
  weigh: (cue: JudgedCue) => number,
): JudgedCue[] {
  const found: JudgedCue[] = [];
  const weights: number[] = [];
  for (const cue of cues) {
    const weight = weigh(cue);
    if (weight <= 0) continue;
    let at = found.length;
    while (at > 0 && weights[at - 1]! < weight) at -= 1;
    if (at === MOST) continue;
    found.splice(at, 0, cue);
    weights.splice(at, 0, weight);
    if (found.length > MOST) {
      found.pop();
      weights.pop();
    }
  }
  return found.sort((a, b) => a.from - b.from);
}
