import type { CueHit } from "./cue-hits.ts";
import { MARK } from "./marks.ts";
import type { TextToken } from "./tokens.ts";

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
};

/** Cuts at sentence ends, commas, quotation marks and contrasts, and marks what shifters open. */
export function findClauses(tokens: readonly TextToken[], hits: readonly CueHit[]): Clauses {
  const of: number[] = [];
  const sentence: number[] = [];
  const quoted: boolean[] = [];
  const conceded = new Set<number>();
  const stressed = new Set<number>();
  const hedged = new Set<number>();
  let clause = 0;
  let current = 0;
  let first = 0;
  let inQuotes = false;
  let next = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const { marks } = tokens[at]!.form;
    while (next < hits.length && hits[next]!.from < at) next += 1;
    const use = hits[next]?.from === at ? hits[next]!.cue.use : "stance";
    if ((marks & MARK.quote) !== 0) {
      inQuotes = !inQuotes;
      clause += 1;
    } else if (at > 0 && ((marks & MARK.contrast) !== 0 || use === "contrast")) {
      // What came before in this sentence gives way to what follows.
      for (let before = first; before <= clause; before += 1) conceded.add(before);
      clause += 1;
      stressed.add(clause);
    }
    if ((marks & MARK.concession) !== 0 || use === "concession") {
      clause += 1;
      conceded.add(clause);
    }
    if (use === "hedge") hedged.add(clause);
    of.push(clause);
    sentence.push(current);
    quoted.push(inQuotes);
    if ((marks & MARK.comma) !== 0) {
      const goesOn = stressed.has(clause);
      clause += 1;
      if (goesOn) stressed.add(clause);
    } else if ((marks & MARK.end) !== 0) {
      clause += 1;
      current += 1;
      first = clause;
    }
  }
  return { of, sentence, quoted, conceded, stressed, hedged };
}
