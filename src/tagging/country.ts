import type { Statement } from "../statement/statement.ts";
import type { CountryTag, Evidence } from "../statement/tags.ts";
import { findBesideSpeaker } from "./beside-speaker.ts";
import type { Fields } from "./fields.ts";
import { findHome, natureOf, type HomeFinding } from "./home.ts";
import type { Lexicons, Name } from "./lexicons.ts";
import type { Phrase } from "./phrase.ts";
import type { Finding } from "./speaker-phrase.ts";
import { countryOfTown } from "./town.ts";

export type CountryFinding = { tag: CountryTag; name: Name | null };

/** A phrase below this weight is only a hint, which a clear one elsewhere overrules. */
const CLEAR = 60;
/** By how much the words in a text must be clearer than those of the speaker's own phrase. */
const AHEAD = 10;

/**
 * The country of whom the speaker speaks for: by title and name, then by the words beside the name,
 * then by what the article says of where the speaker is at home. Never merely a country that the text
 * mentions.
 */
export function findCountry(
  statement: Statement,
  fields: Fields,
  lexicons: Lexicons,
): CountryFinding {
  const article = countriesOf(statement, fields);
  const located = (finding: Finding | null) => locate(finding, article);
  const bySpeaker = heavier(
    located(findingOf("affiliation", fields.affiliation)),
    located(findingOf("speaker", fields.speaker)),
  );
  if (bySpeaker && bySpeaker.weight >= CLEAR) return toFinding(statement, bySpeaker);
  const beside = located(findBesideSpeaker(statement, fields, lexicons));
  const told = heavier(bySpeaker, beside, AHEAD);
  if (told && !told.name.shared) return toFinding(statement, told);
  const home = byHome(statement, fields, lexicons);
  if (told) return weighShared(toFinding(statement, told), home);
  const finding = byPlace(statement, fields, article) ?? byOutlet(statement, fields);
  return finding ? toFinding(statement, finding) : (home?.found ?? NOWHERE);
}

type Home = Pick<HomeFinding, "sure"> & { found: CountryFinding };

const NOWHERE: CountryFinding = { tag: { code: null, evidence: [] }, name: null };

/** A name that many countries have, against what the article says; where one sign says otherwise, neither. */
function weighShared(shared: CountryFinding, home: Home | null): CountryFinding {
  const code = home?.found.tag.code;
  if (!home || code === shared.tag.code) return shared;
  if (home.sure === "near") return home.found;
  if (shared.name?.shared === "mostly") return shared;
  return home.sure === "several" ? home.found : NOWHERE;
}

/** The countries that an article is about, by its event's title and by what else it says of its speakers. */
function countriesOf({ origin }: Statement, { homes }: Fields): ReadonlySet<string> {
  return origin ? new Set([...homes, ...origin.map(({ country }) => country)]) : homes;
}

function findingOf(field: Finding["in"], { finding }: Phrase): Finding | null {
  return finding && { ...finding, in: field };
}

/** Of several towns of one name, the one in a country that the article is about; null where none is likely. */
function locate(finding: Finding | null, article: ReadonlySet<string>): Finding | null {
  if (!finding?.town) return finding;
  const code = countryOfTown(finding.town, article);
  return code === null ? null : { ...finding, code, name: { ...finding.name, code } };
}

/** The place of speaking, unless the article's dateline is all that tells it. */
function byPlace(
  { place, origin = [] }: Statement,
  fields: Fields,
  article: ReadonlySet<string>,
): Finding | null {
  const written = origin.some(
    ({ by, text }) => by === "dateline" && text.toLowerCase() === place?.toLowerCase(),
  );
  return written ? null : locate(findingOf("place", fields.place()), article);
}

const OWN_VOICE = /\b(?:editorial|editorials|leader|comment|column|newspaper|paper|broadcaster)\b/i;

/** An outlet speaks for itself only where nobody else does, as in an editorial. */
function byOutlet(statement: Statement, fields: Fields): Finding | null {
  const { speaker, affiliation } = statement;
  if (!OWN_VOICE.test(`${speaker ?? ""} ${affiliation ?? ""}`)) return null;
  return findingOf("outlet", fields.outlet());
}

/** By the article, else by the only country that the event's title names, for people of the place. */
function byHome(statement: Statement, fields: Fields, { homeWords }: Lexicons): Home | null {
  const { speaker, origin } = statement;
  if (!speaker) return null;
  const home = findHome(statement, fields, homeWords);
  if (home && origin && agrees(home.code, fields)) {
    const { text } = origin[home.entry]!;
    const at = { start: 0, end: text.length, text, by: "cue" as const };
    const tag = { code: home.code, evidence: [{ in: "origin" as const, i: home.entry, ...at }] };
    return { found: { tag, name: null }, sure: home.sure };
  }
  if (origin || fields.homes.size !== 1 || natureOf(fields, homeWords) !== "local") return null;
  const [code = ""] = fields.homes;
  if (!agrees(code, fields)) return null;
  const at: Evidence = { in: "speaker", start: 0, end: speaker.length, text: speaker, by: "cue" };
  return { found: { tag: { code, evidence: [at] }, name: null }, sure: "one" };
}

/** Whether the speaker's own words leave a country open: where they name others, two signs disagree. */
function agrees(code: string, { speaker, affiliation }: Fields): boolean {
  return [speaker, affiliation].every((phrase) => {
    const places = phrase.places();
    return places.size === 0 || places.has(code);
  });
}

/** The heavier of two; the first one goes first where the other is not so much heavier. */
function heavier(a: Finding | null, b: Finding | null, ahead = 0): Finding | null {
  if (!a || !b) return a ?? b;
  return b.weight > a.weight + ahead ? b : a;
}

function toFinding(statement: Statement, finding: Finding): CountryFinding {
  const { code, start, end, name } = finding;
  const text = (statement[finding.in] ?? "").slice(start, end);
  return { tag: { code, evidence: [{ in: finding.in, start, end, text, by: "cue" }] }, name };
}
