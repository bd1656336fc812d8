import type { TextField } from "../statement/tags.ts";
import type { Name, NameKind, PhraseLexicons } from "./lexicons.ts";
import { dropNamesakes } from "./namesakes.ts";
import { isHalf, weighNames, type WeighedName } from "./name-weight.ts";
import { findNames, type NameMention } from "./names.ts";
import type { Token } from "./tokens.ts";
import type { Town } from "./town.ts";
import { findTowns } from "./towns.ts";

/** Whom a phrase that names a speaker speaks for; `weight` under 20 is a guess. */
export type PhraseFinding = {
  code: string | null;
  name: Name;
  weight: number;
  start: number;
  end: number;
  /** Where it names a town: all towns of that name. */
  town?: Town;
};

/** The same, with the field of the statement that it stands in. */
export type Finding = PhraseFinding & { in: TextField };

/** Words that name several countries are clear enough to stop the search. */
const SEVERAL = 95;

/** Reads "White House spokesman John Kirby", "Stefan Meister, Russia expert in Berlin" and the like. */
export function readSpeakerPhrase(
  tokens: readonly Token[],
  lexicons: PhraseLexicons,
  bounds: { from: number; to: number } = { from: 0, to: tokens.length },
): PhraseFinding | null {
  const named = dropNamesakes(tokens, findNames(tokens, lexicons.names, bounds), lexicons);
  const mentions = withTowns(named, findTowns(tokens, bounds, lexicons));
  if (mentions.length === 0) return null;
  const weighed = weighNames(tokens, mentions, bounds);
  let best: WeighedName | null = null;
  for (const [i, candidate] of weighed.entries()) {
    const branch = weighed[i + 1];
    if (branch && isBranch(candidate, branch)) branch.weight = Math.max(branch.weight, 90);
    if (!best || candidate.weight > best.weight) best = candidate;
  }
  if (!best || best.weight < 20) return null;
  const { mention, weight } = best;
  const name = seatOf(best, weighed)?.name ?? best.name;
  const { start } = tokens[mention.from]!;
  const { end } = tokens[mention.to - 1]!;
  if (!speaksAlone(best, weighed, tokens))
    return { code: null, name: { ...name, code: null }, weight: SEVERAL, start, end };
  const town = best.name.town ?? townOf(best, tokens, lexicons);
  return { code: name.code, name, weight, start, end, ...(town && { town }) };
}

const AT_PLACES = new Set(["in", "at", "from", "near", "of", "outside", ","]);

/** A listed town may have namesakes elsewhere: the grocer in Tripoli, Lebanon. */
function townOf(
  { name, mention: { from, to } }: WeighedName,
  tokens: readonly Token[],
  { towns }: PhraseLexicons,
): Town | null {
  if (name.kind !== "place" && name.kind !== "capital") return null;
  if (name.region || !AT_PLACES.has(tokens[from - 1]?.key ?? "")) return null;
  const words = tokens.slice(from, to).map(({ key }) => key);
  const town = towns(words.join(" "));
  if (!town || !name.code || !town.codes.includes(name.code)) return null;
  if (town.likely !== "open" && town.codes[0] === name.code) return null;
  const codes = [name.code, ...town.codes.filter((code) => code !== name.code)];
  return { codes, likely: name.kind === "capital" ? "sure" : "open" };
}

/** A town takes the place of a shorter name in it: the Plymouth of "New Plymouth". */
export function withTowns(
  named: readonly NameMention[],
  towns: readonly NameMention[],
): readonly NameMention[] {
  if (towns.length === 0) return named;
  const outside = named.filter(({ from, to }) =>
    towns.every((town) => to <= town.from || from >= town.to),
  );
  return [...outside, ...towns].sort((a, b) => a.from - b.from);
}

const PLACES = new Set<NameKind>(["country", "demonym", "capital", "place"]);

/** The countries that a phrase names, also of whom it is not, and all that have a town of a name in it. */
export function codesIn(tokens: readonly Token[], lexicons: PhraseLexicons): string[] {
  const bounds = { from: 0, to: tokens.length };
  const named = dropNamesakes(tokens, findNames(tokens, lexicons.names), lexicons);
  const codes = named.flatMap(({ senses: [name] }) =>
    name?.code && PLACES.has(name.kind) ? [name.code] : [],
  );
  const towns = findTowns(tokens, bounds, lexicons).flatMap(
    ({ senses }) => senses[0]?.town?.codes ?? [],
  );
  return [...codes, ...towns];
}

/** The institution of the same country, which tells the role as well: "the Holy See's nuncio". */
function seatOf({ name: { code, region } }: WeighedName, weighed: readonly WeighedName[]) {
  if (region) return undefined;
  return weighed.find(
    ({ name }) =>
      code !== null && name.code === code && (name.kind === "institution" || name.kind === "body"),
  );
}

/** "The French and German ministries", "Franco-Italian": of several countries none is the speaker's. */
function speaksAlone(
  best: WeighedName,
  weighed: readonly WeighedName[],
  tokens: readonly Token[],
): boolean {
  if (isHalf(tokens, best.mention)) return false;
  if (weighed.length < 2) return true;
  const at = weighed.indexOf(best);
  const [from, to] = [seriesEnd(weighed, tokens, at, -1), seriesEnd(weighed, tokens, at, 1)];
  const series = weighed.slice(from, to + 1);
  const codes = new Set(series.map(({ name }) => name.code));
  const links = series
    .slice(1)
    .map(({ mention }, i) => linkOf(series[i]!.mention, mention, tokens));
  return codes.size < 2 || !links.includes("and");
}

/** The last mention of a series in one direction: those that commas or "and" join. */
function seriesEnd(
  weighed: readonly WeighedName[],
  tokens: readonly Token[],
  at: number,
  step: 1 | -1,
): number {
  let end = at;
  for (;;) {
    const [here, next] = [weighed[end]!, weighed[end + step]];
    if (!next) return end;
    const [left, right] = step === 1 ? [here, next] : [next, here];
    if (linkOf(left.mention, right.mention, tokens) === null) return end;
    end += step;
  }
}

function linkOf(left: NameMention, right: NameMention, tokens: readonly Token[]) {
  const words = tokens.slice(left.to, right.from).map(({ key }) => key);
  const between = words.filter((key) => key !== "the").join(" ");
  if (/^(?:, )?(?:and|&)$/.test(between)) return "and";
  if (between === "" && areCountries(left, right)) return "and";
  return between === "," ? "," : null;
}

/** "The Canada-India council": phrases have no hyphens, but only so do two countries meet. */
function areCountries(left: NameMention, right: NameMention): boolean {
  return left.senses[0]!.kind === "country" && right.senses[0]!.kind === "country";
}

/** "Amnesty International Germany", "UNICEF Australia": the branch speaks for its country. */
function isBranch(candidate: WeighedName, next: WeighedName): boolean {
  const { kind } = candidate.name;
  if (kind !== "institution" && kind !== "body") return false;
  return next.name.kind === "country" && next.mention.from === candidate.mention.to;
}
