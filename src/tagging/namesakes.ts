import type { Lexicons, Name, PhraseLexicons } from "./lexicons.ts";
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
  lexicons: PhraseLexicons,
): NameMention[] {
  const kept: NameMention[] = [];
  for (let i = 0; i < mentions.length; i += 1) {
    const mention = mentions[i]!;
    const next = mentions[i + 1];
    const name = mention.senses[0]!;
    if (
      (name.kind === "person" || name.kind === "surname") &&
      isOtherPerson(tokens, mention, lexicons)
    )
      continue;
    if (!PLACES.has(name.kind) && isHalfOfName(tokens, mention)) continue;
    if (name.kind === "institution" && isPerson(tokens, mention, lexicons)) continue;
    if (PLACES.has(name.kind)) {
      if (isPerson(tokens, mention, lexicons)) continue;
      if (name.kind !== "country" && isSurname(tokens, mention, lexicons)) continue;
      const region = next && regionAfter(tokens, mention, next);
      if (region) {
        kept.push({ ...mention, senses: [{ ...name, kind: "place", code: region, region: true }] });
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

/** "Mountjoy-Vance", "Didi-Hall": a family name of two, whoever or whatever is called by one of them. */
function isHalfOfName(tokens: readonly Token[], { from, to, senses }: NameMention): boolean {
  if (to - from > 1 || senses[0]!.kind === "demonym") return false;
  const next = tokens[to];
  const before = tokens[from]!.joined && tokens[from - 1]!.capital;
  return Boolean(before || (next?.joined && next.capital));
}

/** "Juan Carlos Huarachi" is no king, "Ahmed Ben Salim" no premier, and "Mary Modi" another Modi. */
function isOtherPerson(
  tokens: readonly Token[],
  { from, to, senses }: NameMention,
  { persons, names, roles }: PhraseLexicons,
): boolean {
  const next = tokens[to];
  const more = next?.capital && !persons.noun.has(next.key);
  if (more && !findLongest(names, tokens, to) && !findLongest(roles, tokens, to)) return true;
  return senses[0]!.kind === "surname" && from > 0 && persons.given.has(tokens[from - 1]!.key);
}

/** What may stand before a town in the name of a club, a paper or a part of it. */
const BEFORE_TOWNS = new Set(
  "real bayern inter ac as fc radio racing sporting dynamo dinamo borussia atletico olympique hotel port old new downtown central greater inner outer upper lower east west north south eastern western northern southern universite universita universitat universidad bank air mission team embassy club greenpeace amnesty oxfam caritas sciences opera teatro tv".split(
    " ",
  ),
);

/** "Ana Lima", "Professor Lima Okoro": two or three names that stand alone are a person's, whatever one is called. */
function isSurname(
  tokens: readonly Token[],
  { from, to }: NameMention,
  { persons, names, roles }: PhraseLexicons,
): boolean {
  if (to - from > 1) return false;
  let start = from;
  while (start > 0 && tokens[start - 1]!.capital && !isTitle(tokens, start - 1, roles)) start -= 1;
  let end = to;
  while (tokens[end]?.capital) end += 1;
  const titled = start > 0 && isTitle(tokens, start - 1, roles);
  if (end - start > 3 || end - start < 2) return false;
  if (start > 0 && !titled && tokens[start - 1]!.key !== ",") return false;
  if (start === from && !titled) return false;
  if (tokens[end] && tokens[end]!.key !== "," && tokens[end]!.key !== "'s" && !titled) return false;
  for (let at = start; at < end; at += 1) {
    if (at === from) continue;
    const { key, pos } = tokens[at]!;
    if (pos !== "PROPN" || BEFORE_TOWNS.has(key) || persons.noun.has(key)) return false;
    if (findLongest(names, tokens, at) || findLongest(roles, tokens, at)) return false;
  }
  return true;
}

const TITLES = new Set(
  "mr mrs ms miss dr prof professor sir dame rev reverend sister father".split(" "),
);

function isTitle(tokens: readonly Token[], at: number, roles: Lexicons["roles"]): boolean {
  const token = tokens[at]!;
  return (
    TITLES.has(token.key) || findLongest(roles, [{ key: token.lemma.toLowerCase() }], 0) !== null
  );
}

function isPerson(
  tokens: readonly Token[],
  { from, to }: NameMention,
  { persons, names, roles }: PhraseLexicons,
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
