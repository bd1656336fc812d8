import type { Statement } from "../statement/statement.ts";
import { findAttributions } from "./attribution.ts";
import type { Fields } from "./fields.ts";
import type { Lexicons, NameKind } from "./lexicons.ts";
import { readSpeakerPhrase, type Finding } from "./speaker-phrase.ts";
import { toTokens, type Token } from "./tokens.ts";

/** Enough where the words stand beside the speaker's own name. */
const FAIR = 40;
const FIELDS = ["context", "text"] as const;
const ENDS = new Set([".", "?", "!", ";", ":", '"', "“", "”"]);
const SHORTEST_NOUN = 4;
const NAMES = new Set<NameKind>(["person", "surname", "institution", "capital", "place"]);
const LONGEST_NAME = 30;
const NOTHING_SAID = { start: Infinity, end: Infinity };

type Bounds = { from: number; to: number };
type TokensOf = (field: "context" | "text") => readonly Token[];

/**
 * What the words beside the speaker tell, in the sentence and in the text: a title at the name, or
 * the clause that attributes. Whom a named speaker only speaks of tells nothing.
 */
export function findBesideSpeaker(
  statement: Statement,
  fields: Fields,
  lexicons: Lexicons,
): Finding | null {
  const tokensOf = openTokens(fields);
  const found =
    byApposition(statement, fields, tokensOf, lexicons) ??
    byClause(statement, fields, tokensOf, lexicons);
  return found && isHalfOfName(statement[found.in] ?? "", found) ? null : found;
}

/** "Mountjoy-Vance" is no Vance, and "Didi-Hall" no firm. */
function isHalfOfName(text: string, { start, end, name }: Finding): boolean {
  if (!NAMES.has(name.kind)) return false;
  const before =
    text
      .slice(Math.max(0, start - LONGEST_NAME), start)
      .split(/\s/)
      .at(-1) ?? "";
  return /^\p{Lu}.*-$/u.test(before) || /^-\p{Lu}/u.test(text.slice(end, end + 3));
}

/** The speaker's bare name stands in the text beside a title: "White House spokesman John Kirby". */
function byApposition(
  statement: Statement,
  fields: Fields,
  tokensOf: TokensOf,
  lexicons: Lexicons,
): Finding | null {
  const last = fields.speaker.tokens.findLast(({ capital }) => capital);
  if (!last) return null;
  for (const field of fieldsOf(statement)) {
    const tokens = tokensOf(field);
    const said = saidIn(field, statement);
    const at = tokens.findIndex(
      (token) => token.capital && token.key === last.key && !isSaid(token, said),
    );
    if (at < 0) continue;
    const finding = readSpeakerPhrase(tokens, lexicons, aroundName(tokens, at));
    if (finding && finding.weight >= FAIR) return { ...finding, in: field };
  }
  return null;
}

/** Where the sentence is known, the words said have no attribution in them. */
function fieldsOf({ context, text }: Statement): readonly ("context" | "text")[] {
  return context === undefined || context === text ? FIELDS : ["context"];
}

/** Where in a sentence the words said stand. */
function saidIn(field: "context" | "text", { context, text }: Statement) {
  const start = field === "context" && context !== text ? (context?.indexOf(text) ?? -1) : -1;
  return start < 0 ? NOTHING_SAID : { start, end: start + text.length };
}

function isSaid(token: Token | undefined, { start, end }: typeof NOTHING_SAID): boolean {
  return token !== undefined && token.start >= start && token.start < end;
}

/** The tokens of a field, made when they are first asked for. */
function openTokens(fields: Fields): TokensOf {
  const made: { context?: readonly Token[]; text?: readonly Token[] } = {};
  return (field) => (made[field] ??= toTokens(field === "text" ? fields.text : fields.context()));
}

/** From the last comma or verb before a name to the end of the apposition after it. */
function aroundName(tokens: readonly Token[], at: number): Bounds {
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

function byClause(
  statement: Statement,
  fields: Fields,
  tokensOf: TokensOf,
  lexicons: Lexicons,
): Finding | null {
  const words = statement.speaker === undefined ? null : wordsOf(fields);
  let best: Finding | null = null;
  for (const field of fieldsOf(statement)) {
    const tokens = tokensOf(field);
    const said = saidIn(field, statement);
    for (const bounds of findAttributions(tokens, lexicons)) {
      if (isSaid(tokens[bounds.from], said)) continue;
      const at = words ? wordAt(words, tokens, bounds) : bounds.from;
      if (at < 0) continue;
      const finding = readSpeakerPhrase(tokens, lexicons, bounds);
      if (finding && words && isParted(tokens, lexicons, tokens[at]!, finding)) continue;
      // The first clause tells who speaks; what the speaker says of others comes after it.
      if (finding && (!best || (best.weight < FAIR && finding.weight > best.weight))) {
        best = { ...finding, in: field };
      }
    }
    if (best) break;
  }
  return best;
}

/** The words by which a clause is known to be about the speaker: names, else nouns. */
function wordsOf({ speaker, affiliation }: Fields): ReadonlySet<string> {
  // The town of "a fisherman in Oban" is not who speaks.
  const { start = 0, end = 0 } = speaker.finding ?? {};
  const placed = start > 0 ? end : 0;
  const named = speaker.tokens.filter(
    (token) =>
      token.capital && token.key !== "the" && (token.start < start || token.start >= placed),
  );
  const nouns = [...speaker.tokens, ...affiliation.tokens].filter(
    ({ key }) => key.length >= SHORTEST_NOUN,
  );
  const words = isPerson(speaker.tokens) ? named : [...named, ...nouns];
  return new Set(words.map(({ lemma }) => lemma));
}

/** "Ana Berg", "Ana Berg, nurse", "the nurse Ana Berg". */
function isPerson(tokens: readonly Token[]): boolean {
  const capitals = (at: number) => tokens[at]?.capital && tokens[at + 1]?.capital;
  const leads = capitals(0) && (tokens.length === 2 || tokens[2]!.key === ",");
  return Boolean(leads || capitals(tokens.length - 2));
}

/** Where in a clause the first of some words stands, or -1. */
function wordAt(
  words: ReadonlySet<string>,
  tokens: readonly Token[],
  { from, to }: Bounds,
): number {
  for (let at = from; at < to; at += 1) {
    const { key, lemma } = tokens[at]!;
    if (words.has(key) || words.has(lemma)) return at;
  }
  return -1;
}

/** Whether a verb that reports stands between the speaker and a name: then the name is spoken of. */
function isParted(
  tokens: readonly Token[],
  { verbs }: Lexicons,
  speaker: Token,
  finding: { start: number },
): boolean {
  return tokens.some(
    ({ start, pos, lemma }) =>
      start > speaker.start && start < finding.start && pos === "VERB" && verbs.has(lemma),
  );
}
