import type { Origin, Statement } from "../statement/statement.ts";
import type { Fields } from "./fields.ts";
import type { HomeWords } from "./lexicons.ts";
import type { Token } from "./tokens.ts";

/** Somebody's country by what the article says: the code, and the entry of `origin` that tells it. */
export type HomeFinding = { code: string; entry: number; sure: Sureness };

/** Told of the speaker or of the place in the article, by several signs of the whole article, or by one. */
type Sureness = "near" | "several" | "one";

/** Whether somebody is of the place by nature, is of elsewhere, or may be either. */
type Nature = "local" | "abroad" | "open";

/** Seats of bodies: what is written there is about no country. */
const SEATS = new Set(["brussels", "geneva", "the hague", "strasbourg", "davos"]);
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
  const told = byCast(origin, fields) ?? byRubric(origin, nature);
  if (told || nature === "abroad") return told;
  return bySentence(origin, nature) ?? (nature === "local" ? byArticle(origin, fields) : null);
}

/** Whether the words of a speaker tell that. */
export function natureOf({ speaker, affiliation }: Fields, words: HomeWords): Nature {
  const tokens = [...affiliation.tokens, ...speaker.tokens];
  // "Foreign minister" is local all the same.
  const office = tokens.some(({ lemma }) => lemma === "minister" || lemma === "ministry");
  const abroad = tokens.some((token) => has(words.abroad, token));
  if (
    abroad &&
    !(office && tokens.every((token) => !has(words.abroad, token) || token.key === "foreign"))
  )
    return "abroad";
  // A vice-president is most often a firm's.
  const local = tokens.some(
    (token, at) => has(words.local, token) && !(token.joined && tokens[at - 1]?.key === "vice"),
  );
  return local ? "local" : "open";
}

function has(words: ReadonlySet<string>, { key, lemma }: Token): boolean {
  // A name's base form is itself: "Prosecutors".
  return words.has(key) || words.has(lemma) || (key.endsWith("s") && words.has(key.slice(0, -1)));
}

/** What stands beside the speaker's own name, or beside that of whoever the speaker belongs to. */
function byCast(origin: readonly Origin[], { speaker }: Fields): HomeFinding | null {
  const names = speaker.tokens.filter(({ capital }) => capital).map(({ text }) => text);
  if (names.length > 0)
    return first(
      origin,
      ({ by, text }) => by === "cast" && names.some((name) => text.includes(name)),
    );
  // Somebody without a name is brought in by what stands first: "at the ministry, an adviser".
  const noun = speaker.tokens.at(-1)?.text ?? "";
  return first(origin.slice(0, 1), ({ by, text }) => by === "cast" && text.endsWith(noun));
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

function bySentence(origin: readonly Origin[], nature: Nature): HomeFinding | null {
  return nature === "local" ? first(origin, ({ by }) => by === "sentence") : null;
}

const [HINT, LEAST, VOTE] = [0.5, 2, 2.5];

/** The country that the article is about: title, dateline, outlet and its other officials have a vote each. */
function byArticle(origin: readonly Origin[], fields: Fields): HomeFinding | null {
  const own = byCast(origin, fields)?.entry;
  const titles = new Set(origin.filter(({ by }) => by === "title").map(({ country }) => country));
  const votes = new Map<string, { count: number; entry: number }>();
  for (const [entry, { by, country, text }] of origin.entries()) {
    if (entry === own || by === "heading" || by === "sentence") continue;
    if (by === "dateline" && SEATS.has(text.toLowerCase())) continue;
    const count = by === "title" && titles.size > 1 ? HINT : by === "outlet" ? LEAST : VOTE;
    const vote = votes.get(country);
    if (vote) vote.count += count;
    else votes.set(country, { count, entry });
  }
  const [best, second] = [...votes].sort(([, a], [, b]) => b.count - a.count);
  if (!best || best[1].count < LEAST || second?.[1].count === best[1].count) return null;
  const [code, { count, entry }] = best;
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
