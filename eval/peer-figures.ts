import { SENTIMENTS, sentimentLabel } from "../src/statement/tags.ts";
import { bestReading } from "./cutoffs.ts";
import type { Peer } from "./peers.ts";
import type { LabelledRow } from "./rows.ts";
import { correlate } from "./scores.ts";

/** What a system reaches: macro-F1 of stance and of tone, correlation of tone. */
export type PeerFigures = { name: string; stance: number | null; tone: number; r: number };

const BY_POLARITY = ["hostile", "skeptical", "neutral", "welcoming"];

/** The figures of packages that give one number, each read in the way that suits it best here. */
export function comparePeers(rows: readonly LabelledRow[], peers: readonly Peer[]): PeerFigures[] {
  const tones = rows.map(({ labels }) => labels.sentiment);
  const toneLabels = tones.map(sentimentLabel);
  const stances = rows.flatMap(({ labels }) => labels.stance ?? []);
  return peers.map(({ name, score }) => {
    const numbers = rows.map(({ statement }) => score(statement.text));
    const known = stances.length === rows.length;
    return {
      name,
      stance: known ? bestReading(numbers, stances, BY_POLARITY).macroF1 : null,
      tone: bestReading(numbers, toneLabels, SENTIMENTS).macroF1,
      r: correlate(tones, numbers),
    };
  });
}
