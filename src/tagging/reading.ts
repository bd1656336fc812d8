import type { Statement } from "../statement/statement.ts";
import type { Role } from "../statement/tags.ts";
import { findClauses, type Clauses } from "./clauses.ts";
import { findCountry, type CountryFinding } from "./country.ts";
import { findCues, type CueHit } from "./cue-hits.ts";
import { readEventWords, type EventWords } from "./event-words.ts";
import { readFields, type FieldTokens } from "./fields.ts";
import { judgeCues, type JudgedCue } from "./judged-cues.ts";
import type { Lexicons } from "./lexicons.ts";
import { findRole } from "./role.ts";
import type { Token } from "./tokens.ts";

/** All that the rules find in a statement, before stance and tone are weighed. */
export type Reading = {
  fields: FieldTokens;
  country: CountryFinding;
  role: Role;
  hits: readonly CueHit[];
  clauses: Clauses;
  event: EventWords;
  cues: readonly JudgedCue[];
};

/** Reads a statement with every rule, in the order in which they need each other. */
export function readStatement(
  statement: Statement,
  lexicons: Lexicons,
  readTitle: (title: string) => readonly Token[],
): Reading {
  const fields = readFields(statement, readTitle);
  const country = findCountry(statement, fields, lexicons);
  const role = findRole([fields.affiliation, fields.speaker], country.name, lexicons);
  const hits = findCues(fields.text, lexicons.cues);
  const clauses = findClauses(fields.text, hits);
  const event = readEventWords(fields.eventTitle, fields.keywords);
  const cues = judgeCues(fields.text, hits, { clauses, event });
  return { fields, country, role, hits, clauses, event, cues };
}
