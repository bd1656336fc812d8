import type { Lexicons, Name, PhraseLexicons } from "./lexicons.ts";
import type { NameMention } from "./names.ts";
import type { Token } from "./tokens.ts";
import type { Town } from "./town.ts";
import { findLongest } from "./trie.ts";

const LONGEST = 5;
const SHORTEST = 4;
/** Words that a town's name follows; "of" only where it belongs to a town. */
const WHERE = new Set("in at from near outside around".split(" "));
const OF_TOWNS = new Set(
  "university universities college mayor mayors deputy bishop archbishop rector people residents port city town village municipality citizen citizens community diocese parish streets harbour suburb imam rabbi resident native".split(
    " ",
  ),
);
const SKIPPED = new Set(["the", "a", "an", "nearby", "downtown", "central"]);
/** What may stand behind a town in a name: "Leiden University". */
const BEHIND = new Set(
  "university college school city town council court airport harbour port cathedral opera police".split(
    " ",
  ),
);

/** "A town in Orellana province": the town of that name is another thing. */
const AREAS = new Set(
  "province state region district department governorate valley island islands park oblast prefecture voivodeship canton mountains river desert sea bay strait gulf peninsula border crossing checkpoint camp".split(
    " ",
  ),
);

/** The towns that stand in a stretch of tokens where only a place can. */
export function findTowns(
  tokens: readonly Token[],
  { from, to }: { from: number; to: number },
  lexicons: PhraseLexicons,
): NameMention[] {
  const found: NameMention[] = [];
  for (let at = from; at < to; at += 1) {
    if (!tokens[at]!.capital || !isPlaced(tokens, at, from)) continue;
    const mention = longestAt(tokens, at, to, lexicons);
    if (!mention || belongsToMore(tokens, mention, to)) continue;
    found.push(mention);
    at = mention.to - 1;
  }
  return found;
}

/** Behind "in", "mayor of" and the like, or alone between commas behind something else. */
function isPlaced(tokens: readonly Token[], at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && SKIPPED.has(tokens[before]!.key)) before -= 1;
  if (before < from) return false;
  const { key } = tokens[before]!;
  if (WHERE.has(key)) return true;
  if (key === "of") return before > from && OF_TOWNS.has(tokens[before - 1]!.lemma);
  return key === "," || key === "(";
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  limit: number,
  { towns, persons, names, roles }: PhraseLexicons,
): NameMention | null {
  const known = findLongest(names, tokens, from);
  for (let to = Math.min(limit, from + LONGEST); to > from; to -= 1) {
    if (!tokens[to - 1]!.capital) continue;
    // A name that is known better, and words that are common ones.
    if (known && known.length >= to - from) return null;
    const words = tokens.slice(from, to);
    const key = words.map((word) => word.key).join(" ");
    if (words.length === 1 && isCommon(words[0]!.key, persons)) return null;
    if (findLongest(roles, words, 0)) return null;
    // "(Minister of Health, Lib.)": shorter ones are parties.
    const town = key.length < SHORTEST ? null : towns(key);
    if (town) return { senses: [toName(town)], from, to };
  }
  return null;
}

function isCommon(key: string, persons: Lexicons["persons"]): boolean {
  return persons.noun.has(key) || persons.common.has(key);
}

function toName(town: Town): Name {
  const code = town.likely === "open" ? null : town.codes[0]!;
  return { kind: "town", written: "capital", role: "unknown", code, town };
}

/** "Leeds Beckett", "from Lima Okoro"; but "Leiden University" is in Leiden. Alone, nothing else may follow. */
function belongsToMore(tokens: readonly Token[], { from, to }: NameMention, limit: number) {
  const next = to < limit ? tokens[to]! : null;
  const before = tokens[from - 1]!.key;
  if (before === "," || before === "(")
    return next !== null && next.key !== "," && next.key !== ")" && next.key !== ".";
  return next !== null && (AREAS.has(next.key) || (next.capital && !BEHIND.has(next.key)));
}
