import type { Statement } from "../statement/statement.ts";
import type { Role } from "../statement/tags.ts";
import { findClauses, type Clauses } from "./clauses.ts";
import { findCountry, type CountryFinding } from "./country.ts";
import { findCues, type CueHit } from "./cue-hits.ts";
import { findEvents } from "./event-words.ts";
import type { Fields } from "./fields.ts";
import { judgeCues, type JudgedCue } from "./judged-cues.ts";
import type { Lexicons } from "./lexicons.ts";
import { findRole, inOffice } from "./role.ts";

/** All that the rules find in a statement, before stance and tone are weighed. */
export type Reading = {
  fields: Fields;
  country: CountryFinding;
  role: Role;
  hits: readonly CueHit[];
  clauses: Clauses;
  /** Of each word of the text, whether it can mean the event. */
  events: readonly boolean[];
  cues: readonly JudgedCue[];
};

/** Reads a statement with every rule, in the order in which they need each other. */
export function readStatement(statement: Statement, fields: Fields, lexicons: Lexicons): Reading {
  const country = findCountry(statement, fields, lexicons);
  const titles = [fields.affiliation.title, fields.speaker.title];
  const role = findRole(titles, inOffice(country.name, statement.publishedAt));
  const { forms } = fields.text;
  const hits = findCues({ forms, trie: lexicons.cues });
  const clauses = findClauses(fields.text, hits);
  const events = findEvents(fields.text, fields.event);
  const cues = judgeCues(forms, hits, { clauses, event: fields.event, events });
  return { fields, country, role, hits, clauses, events, cues };
}
