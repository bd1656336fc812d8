import type { Origin, Statement } from "../statement/statement.ts";
import type { Fields } from "./fields.ts";
import type { HomeWords } from "./lexicons.ts";
import type { Phrase } from "./phrase.ts";
import type { Token } from "./tokens.ts";

/** Somebody's country by what the article says: the code, and the entry of `origin` that tells it. */
export type HomeFinding = { code: string; entry: number; sure: Sureness };

/** Told of the speaker or of the place in the article, by several signs of the whole article, or by one. */
type Sureness = "near" | "several" | "one";

/** Whether somebody is of the place by nature, is of elsewhere, or may be either. */
type Nature = "local" | "abroad" | "open";

/** Seats of bodies: what is written there is about no country. */
const SEATS = new Set(["brussels", "geneva", "the hague", "strasbourg", "davos"]);
const SHORTEST = 3;
const MINISTRY = new Set(["minister", "ministry"]);
const POLICE = new Set(["police"]);
const NOTHING: ReadonlySet<string> = new Set();
/** "In Latvia the plan met with envy": the place that the words after it are about. */
const FRONTED = /^(?:In|Across|From|Throughout|Inside|Over in|Back in|Up in|Down in)\b/;

/** What an article says about where the speaker is at home; null where that is not enough to tell. */
export function findHome(
  statement: Statement,
  fields: Fields,
  words: HomeWords,
): HomeFinding | null {
  const { origin = [] } = statement;
  const nature = natureOf(fields, words);
  const told = byCast(origin, fields, words) ?? byRubric(origin, nature);
  if (told || nature === "abroad") return told;
  return first(origin, ({ by }) => by === "sentence") ?? byArticle(origin, nature);
}

/** Whether the words of a speaker tell that. */
export function natureOf({ speaker, affiliation }: Fields, words: HomeWords): Nature {
  const tokens = [...affiliation.tokens, ...speaker.tokens];
  if (tokens.some((token) => has(words.abroad, token) && !isOfHome(token, tokens))) return "abroad";
  // A vice-president is most often a firm's.
  const local = tokens.some(
    (token, at) => has(words.local, token) && !(token.joined && tokens[at - 1]?.key === "vice"),
  );
  return local ? "local" : "open";
}

/** "Foreign minister", "police commissioner": of the place all the same. */
function isOfHome({ key }: Token, tokens: readonly Token[]): boolean {
  const beside = key === "foreign" ? MINISTRY : key === "commissioner" ? POLICE : NOTHING;
  return tokens.some(({ lemma }) => beside.has(lemma));
}

function has(words: ReadonlySet<string>, { key, lemma }: Token): boolean {
  // A name's base form is itself: "Prosecutors".
  return words.has(key) || words.has(lemma) || (key.endsWith("s") && words.has(key.slice(0, -1)));
}

/** What stands beside the speaker's own name, or beside that of whoever the speaker belongs to. */
function byCast(
  origin: readonly Origin[],
  { speaker, affiliation }: Fields,
  words: HomeWords,
): HomeFinding | null {
  const names = speaker.tokens.filter(({ capital }) => capital).map(({ text }) => text);
  if (names.length > 0) return castOf(origin, names) ?? castOf(origin, namesOf(affiliation, words));
  // Somebody without a name is brought in by what stands first: "at the ministry, an adviser".
  const noun = speaker.tokens.at(-1)?.text ?? "";
  return first(origin.slice(0, 1), ({ by, text }) => by === "cast" && text.endsWith(noun));
}

function castOf(origin: readonly Origin[], names: readonly string[]): HomeFinding | null {
  return first(
    origin,
    ({ by, text }) => by === "cast" && names.some((name) => text.includes(name)),
  );
}

/** The names in an affiliation, as runs of capitals: "Nordahl Lime"; "Foreign Minister" is none. */
function namesOf({ tokens }: Phrase, words: HomeWords): string[] {
  const runs: Token[][] = [];
  for (const [at, token] of tokens.entries()) {
    if (!token.capital) continue;
    if (at > 0 && tokens[at - 1]!.capital) runs.at(-1)?.push(token);
    else runs.push([token]);
  }
  const office = (token: Token) => has(words.local, token) || has(words.abroad, token);
  return runs
    .filter((run) => run.some((token) => token.text.length >= SHORTEST && !office(token)))
    .map((run) => run.map(({ text }) => text).join(" "));
}

/** A label or heading, or the place that a paragraph opens with: whichever is the nearest. */
function byRubric(origin: readonly Origin[], nature: Nature): HomeFinding | null {
  const near = origin.filter(
    ({ by, text }) =>
      by === "heading" || (by === "sentence" && nature !== "abroad" && FRONTED.test(text)),
  );
  const nearest = near.toSorted((a, b) => b.start - a.start)[0];
  return nearest ? first(origin, (entry) => entry === nearest) : null;
}

const [HINT, LEAST, VOTE] = [0.5, 2, 2.5];

/**
 * The country that the article is about: title, dateline, outlet and its other officials have a vote each.
 * Of whoever is not of a place by nature one vote is not enough.
 */
function byArticle(origin: readonly Origin[], nature: Nature): HomeFinding | null {
  const titles = new Set(origin.filter(({ by }) => by === "title").map(({ country }) => country));
  const votes = new Map<string, { count: number; entry: number }>();
  for (const [entry, { by, country, text }] of origin.entries()) {
    if (by === "heading" || by === "sentence") continue;
    if (by === "dateline" && SEATS.has(text.toLowerCase())) continue;
    const count = by === "title" && titles.size > 1 ? HINT : by === "outlet" ? LEAST : VOTE;
    const vote = votes.get(country);
    if (vote) vote.count += count;
    else votes.set(country, { count, entry });
  }
  const [best, second] = [...votes].sort(([, a], [, b]) => b.count - a.count);
  if (!best || best[1].count < LEAST || second?.[1].count === best[1].count) return null;
  const [code, { count, entry }] = best;
  if (nature === "open" && count <= VOTE) return null;
  return {
    code,
    entry,
    sure: count > VOTE || origin[entry]!.by === "dateline" ? "several" : "one",
  };
}

function first(origin: readonly Origin[], test: (entry: Origin) => boolean): HomeFinding | null {
  const entry = origin.findIndex(test);
  return entry < 0 ? null : { code: origin[entry]!.country, entry, sure: "near" };
}
