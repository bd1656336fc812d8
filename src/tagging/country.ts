import type { Statement } from "../statement/statement.ts";
import type { CountryTag, EvidenceField } from "../statement/tags.ts";
import { findAttributions } from "./attribution.ts";
import type { Fields } from "./fields.ts";
import type { Lexicons, Name } from "./lexicons.ts";
import { findNames } from "./names.ts";
import type { Phrase } from "./phrase.ts";
import { readSpeakerPhrase, type PhraseFinding } from "./speaker-phrase.ts";
import { toTokens, type Token } from "./tokens.ts";

type Finding = PhraseFinding & { in: EvidenceField };
export type CountryFinding = { tag: CountryTag; name: Name | null };

/** A phrase below this weight is only a hint, which a clear one elsewhere overrules. */
const CLEAR = 60;
/** Enough where the words stand beside the speaker's own name. */
const FAIR = 40;

/**
 * The country of whom the speaker speaks for: by title and name, then by the clause that attributes,
 * then by the place of speaking and by the outlet. Never merely a country that the text mentions.
 */
export function findCountry(
  statement: Statement,
  fields: Fields,
  lexicons: Lexicons,
): CountryFinding {
  const bySpeaker = heavier(
    findingOf("affiliation", fields.affiliation),
    findingOf("speaker", fields.speaker),
  );
  if (bySpeaker && bySpeaker.weight >= CLEAR) return toFinding(statement, bySpeaker);
  const finding =
    heavier(bySpeaker, byApposition(fields, lexicons)) ??
    byClause(statement, fields, lexicons) ??
    findingOf("place", fields.place()) ??
    byOutlet(statement, fields) ??
    byHome(statement, fields, lexicons);
  return toFinding(statement, finding);
}

function findingOf(field: EvidenceField, { finding }: Phrase): Finding | null {
  return finding && { ...finding, in: field };
}

/** The speaker's bare name stands in the text beside a title: "White House spokesman John Kirby". */
function byApposition(fields: Fields, lexicons: Lexicons): Finding | null {
  const last = fields.speaker.tokens.findLast(({ capital }) => capital);
  if (!last) return null;
  for (const field of ["context", "text"] as const) {
    const tokens = tokensOf(field, fields);
    const at = tokens.findIndex(({ key, capital }) => capital && key === last.key);
    if (at < 0) continue;
    const finding = readSpeakerPhrase(tokens, lexicons, aroundName(tokens, at));
    if (finding && finding.weight >= FAIR) return { ...finding, in: field };
  }
  return null;
}

function tokensOf(field: "context" | "text", fields: Fields): readonly Token[] {
  return toTokens(field === "text" ? fields.text : fields.context());
}

const ENDS = new Set([".", "?", "!", ";", ":", '"', "“", "”"]);

/** From the last comma or verb before a name to the end of the apposition after it. */
function aroundName(tokens: readonly Token[], at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && at - from < 12) {
    const { key, pos } = tokens[from - 1]!;
    if (ENDS.has(key) || key === "," || pos === "VERB") break;
    from -= 1;
  }
  let to = at + 1;
  if (tokens[to]?.key === ",") {
    to += 1;
    while (to < tokens.length && to - at < 16) {
      const { key, pos } = tokens[to]!;
      if (ENDS.has(key) || key === "," || pos === "VERB") break;
      to += 1;
    }
  }
  return { from, to };
}

function byClause(statement: Statement, fields: Fields, lexicons: Lexicons): Finding | null {
  // A named speaker without a country is not helped by another name in the text.
  const named = statement.speaker !== undefined && fields.speaker.tokens.length > 0;
  let best: Finding | null = null;
  for (const field of ["context", "text"] as const) {
    const tokens = tokensOf(field, fields);
    for (const bounds of findAttributions(tokens, lexicons)) {
      const finding = readSpeakerPhrase(tokens, lexicons, bounds);
      // The first clause tells who speaks; what the speaker says of others comes after it.
      if (finding && (!best || (best.weight < FAIR && finding.weight > best.weight))) {
        best = { ...finding, in: field };
      }
    }
    if (best) break;
  }
  return best && (!named || best.weight >= CLEAR) ? best : null;
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

function heavier(a: Finding | null, b: Finding | null): Finding | null {
  if (!a || !b) return a ?? b;
  return b.weight > a.weight ? b : a;
}

function toFinding(statement: Statement, finding: Finding | null): CountryFinding {
  if (!finding) return { tag: { code: null, evidence: [] }, name: null };
  const { code, start, end, name } = finding;
  const text = (statement[finding.in] ?? "").slice(start, end);
  return { tag: { code, evidence: [{ in: finding.in, start, end, text, by: "cue" }] }, name };
}
