import { NO_WORD, NOWHERE, PLACE, type CueTrie } from "./cue-trie.ts";
import type { Cue } from "./cue.ts";
import { MARK, PART } from "./marks.ts";
import { lookUp } from "./number-table.ts";
import type { Form } from "./form.ts";

/** A cue that stands in a text, at forms `from` up to, not including, `to`. */
export type CueHit = { cue: Cue; from: number; to: number };

const LONGEST_GAP = 3;
const LONGEST_SLOT = 6;

type Best = { cue: Cue | null; to: number; words: number };

/** The words of a text and the cues to look for. */
type Search = { forms: readonly Form[]; trie: CueTrie };

/** All cues of a text, the longest at each place, none within another. */
export function findCues(search: Search): CueHit[] {
  const { forms } = search;
  const hits: CueHit[] = [];
  const best: Best = { cue: null, to: 0, words: 0 };
  for (let at = 0; at < forms.length; at += 1) {
    const { startKey, startLemma } = forms[at]!;
    if (startKey === NOWHERE && startLemma === NOWHERE) continue;
    best.cue = null;
    best.words = 0;
    if (startKey !== NOWHERE) walk(search, startKey, at + 1, 1, best);
    if (startLemma !== NOWHERE) walk(search, startLemma, at + 1, 1, best);
    if (best.cue === null) continue;
    hits.push({ cue: best.cue, from: at, to: best.to });
    at = best.to - 1;
  }
  return hits;
}

function walk(search: Search, place: number, at: number, words: number, best: Best): void {
  const { forms, trie } = search;
  // Of two patterns with as many words the one without a gap is nearer to the text.
  const { places } = trie;
  const ending = places[4 * place + PLACE.cues]!;
  if (ending !== NOWHERE && words > best.words) {
    const cue = cueThatFits(trie.cues[ending]!, forms, at - 1);
    if (cue) {
      best.cue = cue;
      best.to = at;
      best.words = words;
    }
  }
  if (at >= forms.length) return;
  if (places[4 * place + PLACE.goesOn] !== NOWHERE) {
    const { cueKey, cueLemma } = forms[at]!;
    if (cueKey !== NO_WORD) {
      const next = lookUp(trie.next, place, cueKey);
      if (next !== NOWHERE) walk(search, next, at + 1, words + 1, best);
    }
    if (cueLemma !== NO_WORD) {
      const next = lookUp(trie.next, place, cueLemma);
      if (next !== NOWHERE) walk(search, next, at + 1, words + 1, best);
    }
  }
  const gap = places[4 * place + PLACE.gap]!;
  if (gap !== NOWHERE) walkOver(search, gap, { at, words, least: 0, most: LONGEST_GAP }, best);
  const slot = places[4 * place + PLACE.slot]!;
  if (slot !== NOWHERE) walkOver(search, slot, { at, words, least: 1, most: LONGEST_SLOT }, best);
}

type Gap = { at: number; words: number; least: number; most: number };

function walkOver(search: Search, place: number, gap: Gap, best: Best): void {
  const { forms } = search;
  const { at, words, least, most } = gap;
  for (let skipped = least; skipped <= most && at + skipped < forms.length; skipped += 1) {
    if (skipped > 0 && (forms[at + skipped - 1]!.marks & MARK.barrier) !== 0) break;
    walk(search, place, at + skipped, words, best);
  }
}

function cueThatFits(cues: readonly Cue[], forms: readonly Form[], at: number): Cue | null {
  for (const cue of cues) {
    if (cue.parts === 0 || (cue.parts & partAt(forms, at)) !== 0) return cue;
  }
  return null;
}

/** Its parts of speech; "backs" in "Narvia backs the plan" is a verb too, whatever the tagger takes it for. */
function partAt(forms: readonly Form[], at: number): number {
  const { part, key } = forms[at]!;
  if (part !== PART.NOUN || !key.endsWith("s")) return part;
  const before = forms[at - 1]?.part ?? 0;
  const acts = (before & (PART.NOUN! | PART.PROPN!)) !== 0;
  return acts && forms[at + 1]?.pos === "DET" ? part | PART.VERB! : part;
}
