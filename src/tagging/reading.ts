import type { Statement } from "../statement/statement.ts";
import type { Rank, Role } from "../statement/tags.ts";
import { findClauses, type Clauses } from "./clauses.ts";
import { findCountry, type CountryFinding } from "./country.ts";
import { findCues, type CueHit } from "./cue-hits.ts";
import { findEvents } from "./event-words.ts";
import type { Fields } from "./fields.ts";
import { judgeCues, type JudgedCue } from "./judged-cues.ts";
import type { Lexicons } from "./lexicons.ts";
import { findRank } from "./rank.ts";
import { findOfficeRole } from "./office-role.ts";
import { findPresentRole, findRole, inOffice } from "./role.ts";

/** All that the rules find in a statement, before stance and tone are weighed. */
export type Reading = {
  fields: Fields;
  country: CountryFinding;
  role: Role;
  /** The role of the title, whether it is still held or not: the weights were learnt with it. */
  titled: Role;
  rank: Rank;
  hits: readonly CueHit[];
  clauses: Clauses;
  /** Of each word of the text, whether it can mean the event. */
  events: readonly boolean[];
  cues: readonly JudgedCue[];
};

/** Reads a statement with every rule, in the order in which they need each other. */
export function readStatement(statement: Statement, fields: Fields, lexicons: Lexicons): Reading {
  const country = findCountry(statement, fields, lexicons);
  const phrases = [fields.affiliation, fields.speaker];
  const name = inOffice(country.name, statement.publishedAt);
  const titled = findRole(
    phrases.map(({ title }) => title),
    name,
  );
  const role = findOfficeRole(findPresentRole(phrases, titled, name), fields, {
    name: country.name,
    sides: lexicons.offices.words.side,
  });
  const rank = findRank(role, {
    phrases,
    name: country.name,
    publishedAt: statement.publishedAt,
  });
  const { forms } = fields.text;
  const hits = findCues({ forms, trie: lexicons.cues });
  const clauses = findClauses(fields.text, hits);
  const events = findEvents(fields.text, fields.event);
  const cues = judgeCues(forms, hits, { clauses, event: fields.event, events });
  return { fields, country, role, titled, rank, hits, clauses, events, cues };
}
