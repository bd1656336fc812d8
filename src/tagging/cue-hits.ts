import type { Cue } from "./lexicons.ts";
import type { Token } from "./tokens.ts";
import type { Trie } from "./trie.ts";

/** A cue that stands in a text, at tokens `from` up to, not including, `to`. */
export type CueHit = { cue: Cue; from: number; to: number };

const WORDS_IN_GAP = { "*": { min: 0, max: 3 }, X: { min: 1, max: 6 } } as const;

/** All cues of a text, the longest at each place, none within another. */
export function findCues(tokens: readonly Token[], cues: Trie<Cue>): CueHit[] {
  const hits: CueHit[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const best = longestAt(tokens, cues, at);
    if (best.cue === null) continue;
    hits.push({ cue: best.cue, from: at, to: best.to });
    at = best.to - 1;
  }
  return hits;
}

type Best = { cue: Cue | null; to: number; words: number };

function longestAt(tokens: readonly Token[], cues: Trie<Cue>, from: number): Best {
  const best: Best = { cue: null, to: from, words: 0 };
  walk(tokens, cues, { at: from, words: 0 }, best);
  return best;
}

type Place = { at: number; words: number };

function walk(tokens: readonly Token[], node: Trie<Cue>, { at, words }: Place, best: Best): void {
  // Of two patterns with as many words the one without a gap is nearer to the text.
  if (node.values.length > 0 && words > best.words) {
    const cue = node.values.find(({ parts }) => fits(parts, tokens[at - 1]!));
    if (cue) {
      best.cue = cue;
      best.to = at;
      best.words = words;
    }
  }
  const token = tokens[at];
  if (!token) return;
  const byKey = node.next.get(token.key);
  if (byKey) walk(tokens, byKey, { at: at + 1, words: words + 1 }, best);
  if (token.lemma !== token.key) {
    const byLemma = node.next.get(token.lemma);
    if (byLemma) walk(tokens, byLemma, { at: at + 1, words: words + 1 }, best);
  }
  for (const gap of ["*", "X"] as const) {
    const next = node.next.get(gap);
    if (!next) continue;
    const { min, max } = WORDS_IN_GAP[gap];
    for (let skipped = min; skipped <= max && at + skipped < tokens.length; skipped += 1) {
      if (skipped > 0 && endsSentence(tokens[at + skipped - 1]!)) break;
      walk(tokens, next, { at: at + skipped, words }, best);
    }
  }
}

function fits(parts: readonly string[], { pos }: Token): boolean {
  return parts.length === 0 || parts.includes(pos);
}

/** Whether a token closes a sentence or opens or closes a quotation: no cue reaches over it. */
export function endsSentence({ key }: Token): boolean {
  return key === "." || key === "?" || key === "!" || key === ";" || key === '"';
}
