import type { CueHit } from "./cue-hits.ts";
import { MARK } from "./marks.ts";
import type { Text } from "./tokens.ts";

/** How a text falls into clauses, and what is said inside quotation marks. */
export type Clauses = {
  /** The clause of each token. */
  of: readonly number[];
  /** The sentence of each token. */
  sentence: readonly number[];
  quoted: readonly boolean[];
  /** Of each clause, bits of CLAUSE. */
  marks: readonly number[];
};

/** What shifters make of a clause. */
export const CLAUSE = { conceded: 1, stressed: 2, hedged: 4, aside: 8 } as const;

/** Cuts at sentence ends, commas, quotation marks and contrasts, and marks what shifters open. */
export function findClauses({ forms }: Text, hits: readonly CueHit[]): Clauses {
  const of: number[] = [];
  const sentence: number[] = [];
  const quoted: boolean[] = [];
  const marked: number[] = [];
  let clause = 0;
  let current = 0;
  let first = 0;
  let inQuotes = false;
  let next = 0;
  let decided = false;
  for (let at = 0; at < forms.length; at += 1) {
    const { marks } = forms[at]!;
    while (next < hits.length && hits[next]!.from < at) next += 1;
    const use = hits[next]?.from === at ? hits[next]!.cue.use : "stance";
    if ((marks & MARK.quote) !== 0) {
      inQuotes = !inQuotes;
      clause += 1;
    } else if (at > 0 && ((marks & MARK.contrast) !== 0 || use === "contrast")) {
      // What came before in this sentence gives way to what follows.
      for (let before = first; before <= clause; before += 1)
        markClause(marked, before, CLAUSE.conceded);
      clause += 1;
      markClause(marked, clause, CLAUSE.stressed);
    }
    if ((marks & MARK.concession) !== 0 || use === "concession") {
      clause += 1;
      markClause(marked, clause, CLAUSE.conceded);
    }
    if (
      decided &&
      (marks & MARK.relative) !== 0 &&
      ((forms[at - 1]?.marks ?? 0) & MARK.comma) !== 0
    ) {
      // "backs the plan, which bans ...": who judges has judged, the rest tells of it.
      markClause(marked, clause, CLAUSE.aside);
    }
    const hit = hits[next];
    if (hit?.from === at && hit.cue.slot === "object" && hit.cue.stance !== "none" && !inQuotes)
      decided = true;
    if (use === "hedge") markClause(marked, clause, CLAUSE.hedged);
    of.push(clause);
    sentence.push(current);
    quoted.push(inQuotes);
    if ((marks & MARK.comma) !== 0) {
      const goesOn = (marked[clause] ?? 0) & (CLAUSE.stressed | CLAUSE.aside);
      clause += 1;
      if (goesOn !== 0) markClause(marked, clause, goesOn);
    } else if ((marks & MARK.end) !== 0) {
      clause += 1;
      current += 1;
      first = clause;
      decided = false;
    }
  }
  return { of, sentence, quoted, marks: marked };
}

function markClause(marked: number[], clause: number, bit: number): void {
  while (marked.length <= clause) marked.push(0);
  marked[clause]! |= bit;
}
