import type { CueHit } from "./cue-hits.ts";
import type { Token } from "./tokens.ts";

/** How a text falls into clauses, and what is said inside quotation marks. */
export type Clauses = {
  /** The clause of each token. */
  of: readonly number[];
  /** The sentence of each token. */
  sentence: readonly number[];
  quoted: readonly boolean[];
  conceded: ReadonlySet<number>;
  stressed: ReadonlySet<number>;
  hedged: ReadonlySet<number>;
  conditional: ReadonlySet<number>;
};

const ENDS = new Set([".", "?", "!", ";", ":", "…"]);
const QUOTES = new Set(['"', "“", "”", "«", "»"]);
const CONTRASTS = new Set(["but", "however", "yet", "nevertheless", "nonetheless"]);
const CONCESSIONS = new Set(["while", "although", "though", "despite", "notwithstanding"]);

/** Cuts at sentence ends, commas, quotation marks and contrasts, and marks what shifters open. */
export function findClauses(tokens: readonly Token[], hits: readonly CueHit[]): Clauses {
  const of: number[] = [];
  const sentence: number[] = [];
  const quoted: boolean[] = [];
  const conceded = new Set<number>();
  const stressed = new Set<number>();
  const shifters = new Map(hits.map((hit) => [hit.from, hit.cue.use]));
  const hedged = new Set<number>();
  const conditional = new Set<number>();
  let clause = 0;
  let current = 0;
  let first = 0;
  let inQuotes = false;
  for (const [at, token] of tokens.entries()) {
    const contrast = CONTRASTS.has(token.key) || shifters.get(at) === "contrast";
    if (QUOTES.has(token.key)) {
      inQuotes = !inQuotes;
      clause += 1;
    } else if (contrast && at > 0) {
      // What came before in this sentence gives way to what follows.
      for (let before = first; before <= clause; before += 1) conceded.add(before);
      clause += 1;
      stressed.add(clause);
    }
    if (CONCESSIONS.has(token.key) || shifters.get(at) === "concession") {
      clause += 1;
      conceded.add(clause);
    }
    if (shifters.get(at) === "hedge") hedged.add(clause);
    if (shifters.get(at) === "condition") conditional.add(clause);
    of.push(clause);
    sentence.push(current);
    quoted.push(inQuotes);
    if (token.key === ",") {
      const goesOn = stressed.has(clause);
      clause += 1;
      if (goesOn) stressed.add(clause);
    } else if (ENDS.has(token.key)) {
      clause += 1;
      current += 1;
      first = clause;
    }
  }
  return { of, sentence, quoted, conceded, stressed, hedged, conditional };
}
