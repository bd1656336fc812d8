import type { Statement } from "../statement/statement.ts";
import type { CountryTag, EvidenceField } from "../statement/tags.ts";
import type { Fields } from "./fields.ts";
import type { Lexicons, Name } from "./lexicons.ts";
import { findNames } from "./names.ts";
import type { Phrase } from "./phrase.ts";
import { findBesideSpeaker } from "./beside-speaker.ts";
import type { Finding } from "./speaker-phrase.ts";
import { toTokens } from "./tokens.ts";
import { countryOfTown } from "./town.ts";

export type CountryFinding = { tag: CountryTag; name: Name | null };

/** A phrase below this weight is only a hint, which a clear one elsewhere overrules. */
const CLEAR = 60;
/** By how much the words in a text must be clearer than those of the speaker's own phrase. */
const AHEAD = 10;

/**
 * The country of whom the speaker speaks for: by title and name, then by the words beside the name,
 * then by the place of speaking and by the outlet. Never merely a country that the text mentions.
 */
export function findCountry(
  statement: Statement,
  fields: Fields,
  lexicons: Lexicons,
): CountryFinding {
  const located = (finding: Finding | null) => locate(finding, fields.homes);
  const bySpeaker = heavier(
    located(findingOf("affiliation", fields.affiliation)),
    located(findingOf("speaker", fields.speaker)),
  );
  if (bySpeaker && bySpeaker.weight >= CLEAR) return toFinding(statement, bySpeaker);
  const finding =
    heavier(bySpeaker, located(findBesideSpeaker(statement, fields, lexicons)), AHEAD) ??
    located(findingOf("place", fields.place())) ??
    byOutlet(statement, fields) ??
    byHome(statement, fields, lexicons);
  return toFinding(statement, finding);
}

function findingOf(field: EvidenceField, { finding }: Phrase): Finding | null {
  return finding && { ...finding, in: field };
}

/** Of several towns of one name, the one in a country that the article is about; null where none is likely. */
function locate(finding: Finding | null, article: ReadonlySet<string>): Finding | null {
  if (!finding?.town) return finding;
  const code = countryOfTown(finding.town, article);
  return code === null ? null : { ...finding, code, name: { ...finding.name, code } };
}

const OWN_VOICE = /\b(?:editorial|editorials|leader|comment|column|newspaper|paper|broadcaster)\b/i;

/** An outlet speaks for itself only where nobody else does, as in an editorial. */
function byOutlet(statement: Statement, fields: Fields): Finding | null {
  const { speaker, affiliation } = statement;
  if (!OWN_VOICE.test(`${speaker ?? ""} ${affiliation ?? ""}`)) return null;
  return findingOf("outlet", fields.outlet());
}

/** People of the place: where they stand and no name tells otherwise, they are of the event's country. */
const LOCALS = new Set(
  "protester protesters demonstrator demonstrators resident residents mother father widow wife relative relatives farmer farmers backbencher cabinet former opposition deposed ousted senator villager villagers voter voters survivor lawyer complainant neighbour neighbours shopkeeper pensioner parliamentarians deputy".split(
    " ",
  ),
);

/** The only country that the event's title names, for people of the place. */
function byHome(statement: Statement, fields: Fields, lexicons: Lexicons): Finding | null {
  const { speaker } = statement;
  if (!speaker || !fields.speaker.tokens.some(({ key }) => LOCALS.has(key))) return null;
  const senses = findNames(toTokens(fields.eventTitle), lexicons.names).map(
    ({ senses: [name] }) => name!,
  );
  const codes = new Set(senses.map(({ code }) => code));
  const name = senses[0];
  if (codes.size !== 1 || !name?.code) return null;
  return { code: name.code, name, weight: 20, start: 0, end: speaker.length, in: "speaker" };
}

/** The heavier of two; the other one goes first where it is not so much heavier. */
function heavier(a: Finding | null, b: Finding | null, ahead = 0): Finding | null {
  if (!a || !b) return a ?? b;
  return b.weight > a.weight + ahead ? b : a;
}

function toFinding(statement: Statement, finding: Finding | null): CountryFinding {
  if (!finding) return { tag: { code: null, evidence: [] }, name: null };
  const { code, start, end, name } = finding;
  const text = (statement[finding.in] ?? "").slice(start, end);
  return { tag: { code, evidence: [{ in: finding.in, start, end, text, by: "cue" }] }, name };
}
