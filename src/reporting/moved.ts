import { isReaction } from "../counting/reaction.ts";
import type { CountedCell } from "../counting/snapshot.ts";
import { groupBy } from "../statement/group-by.ts";
import { RANKS, STANCES, type Stance } from "../statement/tags.ts";

/** A country that took one stance first and another one last. */
export type Move = {
  country: string;
  name: string;
  first: { stance: Stance; date: string };
  last: { stance: Stance; date: string };
};

/**
 * Who moved: countries whose stance on the first and on the last day on which an official spoke (else anyone) are not
 * the same. The stance of a day is the one that most utterances of the highest rank on it have; where several have
 * as many, the day says nothing.
 */
export function findMoves(cells: readonly CountedCell[], nameOf: (code: string) => string): Move[] {
  const dated = cells.filter(
    (cell) => cell.country !== null && cell.day !== null && isReaction(cell) && cell.utterances > 0,
  );
  return [...groupBy(dated, ({ country }) => country!)]
    .flatMap(([country, own]) => {
      const officials = own.filter(({ role }) => role === "official");
      const among = officials.length > 0 ? officials : own;
      const days = [...new Set(among.map(({ day }) => day!))].sort();
      const [first, last] = [days[0]!, days.at(-1)!];
      const [before, after] = [stanceOn(first, among), stanceOn(last, among)];
      if (before === null || after === null || before === after) return [];
      return [
        {
          country,
          name: nameOf(country),
          first: { stance: before, date: first },
          last: { stance: after, date: last },
        },
      ];
    })
    .toSorted((a, b) => (a.country < b.country ? -1 : 1));
}

function stanceOn(date: string, cells: readonly CountedCell[]): Stance | null {
  const there = cells.filter(({ day }) => day === date);
  const best = Math.min(...there.map(({ rank }) => RANKS.indexOf(rank)));
  const highest = there.filter(({ rank }) => RANKS.indexOf(rank) === best);
  const counts = STANCES.map((stance) => ({
    stance,
    n: highest
      .filter((cell) => cell.stance === stance)
      .reduce((sum, { utterances }) => sum + utterances, 0),
  })).toSorted((a, b) => b.n - a.n);
  const [leader, rival] = counts;
  return leader && leader.n > (rival?.n ?? 0) ? leader.stance : null;
}
