import { verdictOf } from "../reporting/country-rows.ts";
import type { Verdict } from "../reporting/report.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { type Mention, type Stance, STANCES } from "../statement/tags.ts";
import { readCellWord, type RetagCell } from "./retag-cell.ts";

/** An utterance that moved, by its representative. */
export type MovedExample = { id: string; speaker: string | null; text: string };

/** Utterances that moved from one cell to another, and some of them. */
export type Move = { from: RetagCell; to: RetagCell; utterances: number; examples: MovedExample[] };

/** A country that changed side. */
export type SideChange = { country: string; from: Side; to: Side };

/** Its verdict; of a country with too few utterances for one the stance that most of them have, else mixed. */
export type Side = Exclude<Verdict, "too few"> | "nothing";

/** The difference between two states of an event, which adds up: before - gone + new = after. */
export type RetagDifference = {
  utterances: { before: number; after: number; moved: number; new: number; gone: number };
  /** By how many, the most first. */
  moves: Move[];
  sides: SideChange[];
};

const MOST_EXAMPLES = 3;
const EXAMPLE_LENGTH = 200;

/** Compares utterances, by their representatives, with the words of the cells that they had before. */
export function openDifference(before: ReadonlyMap<string, string>) {
  const seen = new Set<string>();
  const after: string[] = [];
  const moves = new Map<string, Move>();
  let [moved, added, kept] = [0, 0, 0];

  return {
    /** Takes in an utterance as it is now; what it says is only asked for as an example. */
    add(id: string, word: string, statement: () => Mention | null): void {
      if (seen.has(id)) return;
      seen.add(id);
      after.push(word);
      const was = before.get(id);
      if (was === undefined) added += 1;
      else kept += 1;
      if (was === undefined || was === word) return;
      moved += 1;
      const name = `${was}\n${word}`;
      const known = moves.get(name);
      const move = known ?? {
        from: readCellWord(was),
        to: readCellWord(word),
        utterances: 0,
        examples: [],
      };
      move.utterances += 1;
      const said = move.examples.length < MOST_EXAMPLES ? statement() : null;
      if (said) move.examples.push(exampleOf(said));
      moves.set(name, move);
    },
    finish(): RetagDifference {
      return {
        utterances: {
          before: before.size,
          after: after.length,
          moved,
          new: added,
          gone: before.size - kept,
        },
        moves: [...moves.values()].toSorted((a, b) => b.utterances - a.utterances),
        sides: changedSides(sidesOf(before.values()), sidesOf(after)),
      };
    },
  };
}

function exampleOf({ id, speaker, text }: Mention): MovedExample {
  return { id, speaker: speaker ?? null, text: text.slice(0, EXAMPLE_LENGTH) };
}

function changedSides(
  before: ReadonlyMap<string, Side>,
  after: ReadonlyMap<string, Side>,
): SideChange[] {
  const countries = [...new Set([...before.keys(), ...after.keys()])].toSorted(compareCodePoints);
  const changes = countries.map((country): SideChange => {
    return { country, from: before.get(country) ?? "nothing", to: after.get(country) ?? "nothing" };
  });
  return changes.filter(({ from, to }) => from !== to);
}

function sidesOf(words: Iterable<string>): Map<string, Side> {
  const counts = new Map<string, Record<Stance, number>>();
  for (const word of words) {
    const { country, stance } = readCellWord(word);
    if (country === null || stance === null) continue;
    const count = counts.get(country) ?? { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 };
    count[stance] += 1;
    counts.set(country, count);
  }
  return new Map([...counts].map(([country, count]) => [country, sideOf(count)]));
}

function sideOf(count: Record<Stance, number>): Side {
  const n = STANCES.reduce((sum, stance) => sum + count[stance], 0);
  const verdict = verdictOf(n, count);
  if (verdict !== "too few") return verdict;
  const most = Math.max(...Object.values(count));
  const leaders = STANCES.filter((stance) => count[stance] === most);
  return leaders.length === 1 ? leaders[0]! : "mixed";
}
