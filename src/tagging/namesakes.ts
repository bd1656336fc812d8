import type { Lexicons, Name } from "./lexicons.ts";
import type { NameMention } from "./names.ts";
import type { Token } from "./tokens.ts";
import { findLongest } from "./trie.ts";

const PLACES = new Set(["country", "capital", "place"]);

/**
 * Leaves out what only looks like a country's name: "Michael Jordan", "Chad Smith", the Paris of
 * "Paris, Texas", the first half of "Chinese-American".
 */
export function dropNamesakes(
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  lexicons: Lexicons,
): NameMention[] {
  const kept: NameMention[] = [];
  for (let i = 0; i < mentions.length; i += 1) {
    const mention = mentions[i]!;
    const next = mentions[i + 1];
    const name = mention.senses[0]!;
    if (PLACES.has(name.kind)) {
      if (isPerson(tokens, mention, lexicons)) continue;
      const region = next && regionAfter(tokens, mention, next);
      if (region) {
        kept.push({ ...mention, senses: [{ ...name, kind: "place", code: region }] });
        i += 1;
        continue;
      }
    } else if (name.kind === "demonym" && next && isHyphenated(tokens, mention, next)) continue;
    kept.push(mention);
  }
  return kept;
}

/** The country of "Texas" in "Paris, Texas"; Georgia is one only after a town that is elsewhere. */
function regionAfter(
  tokens: readonly Token[],
  town: NameMention,
  next: NameMention,
): string | null {
  if (next.from !== town.to + 1 || tokens[town.to]!.key !== ",") return null;
  if (town.senses[0]!.kind === "country") return null;
  const region = next.senses.find((sense) => sense.region);
  if (region) return region.code;
  const inGeorgia = isGeorgia(next.senses[0]!) && !town.senses.some(({ code }) => code === "GE");
  return inGeorgia ? "US" : null;
}

function isGeorgia({ kind, code }: Name): boolean {
  return kind === "country" && code === "GE";
}

/** "Chinese-American": who is one is American. */
function isHyphenated(tokens: readonly Token[], first: NameMention, next: NameMention): boolean {
  const joined = tokens[next.from]!.start - tokens[first.to - 1]!.end === 1;
  return joined && tokens[next.from]!.key === "american";
}

function isPerson(
  tokens: readonly Token[],
  { from, to }: NameMention,
  { persons, names, roles }: Lexicons,
): boolean {
  if (to - from > 1) return false;
  const before = tokens[from - 1];
  if (before?.capital && persons.given.has(before.key)) return true;
  const surname = tokens[to];
  if (!persons.place.has(tokens[from]!.key) || !surname?.capital || before?.capital) return false;
  if (surname.text === surname.text.toUpperCase() || persons.noun.has(surname.key)) return false;
  if (tokens[to + 1]?.capital) return false;
  return findLongest(names, tokens, to) === null && findLongest(roles, tokens, to) === null;
}
