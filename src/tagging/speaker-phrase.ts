import type { Lexicons, Name } from "./lexicons.ts";
import { dropNamesakes } from "./namesakes.ts";
import { weighNames, type WeighedName } from "./name-weight.ts";
import { findNames } from "./names.ts";
import type { Token } from "./tokens.ts";

/** Whom a phrase that names a speaker speaks for; `weight` under 20 is a guess. */
export type PhraseFinding = {
  code: string | null;
  name: Name;
  weight: number;
  start: number;
  end: number;
};

/** Reads "White House spokesman John Kirby", "Stefan Meister, Russia expert in Berlin" and the like. */
export function readSpeakerPhrase(
  tokens: readonly Token[],
  lexicons: Lexicons,
  bounds: { from: number; to: number } = { from: 0, to: tokens.length },
): PhraseFinding | null {
  const mentions = dropNamesakes(tokens, findNames(tokens, lexicons.names, bounds), lexicons);
  const weighed = weighNames(tokens, mentions, bounds);
  let best: WeighedName | null = null;
  for (const [i, candidate] of weighed.entries()) {
    const branch = weighed[i + 1];
    if (branch && isBranch(candidate, branch)) branch.weight = Math.max(branch.weight, 90);
    if (!best || candidate.weight > best.weight) best = candidate;
  }
  if (!best || best.weight < 20) return null;
  const { mention, name, weight } = best;
  const { start } = tokens[mention.from]!;
  return { code: name.code, name, weight, start, end: tokens[mention.to - 1]!.end };
}

/** "Amnesty International Germany", "UNICEF Australia": the branch speaks for its country. */
function isBranch(candidate: WeighedName, next: WeighedName): boolean {
  const { kind } = candidate.name;
  if (kind !== "institution" && kind !== "body") return false;
  return next.name.kind === "country" && next.mention.from === candidate.mention.to;
}
