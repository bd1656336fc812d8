import {
  ADVERBS,
  DETERMINERS,
  NO_NAMES,
  PREPOSITIONS,
  RELATIVES,
} from "../words/function-words.ts";
import { BODY_NOUNS, PERSON_NOUNS, PLURAL_NOUNS, TITLES } from "../words/role-nouns.ts";
import type { Token } from "../document/tokens.ts";

/** How a text points to a speaker: by name, by office, as a body, a place or a pronoun. */
export type Mention = {
  kind: "person" | "role" | "body" | "plural" | "place" | "pronoun" | "name";
  /** The name alone, of a person or body. */
  name?: string;
  /** Title and institution: what stands before or after the name. */
  role?: string;
  /** The noun that says what it is: "minister", "ministry". */
  noun?: string;
  /** "its", "his": whose minister it is must be found elsewhere. */
  possessive?: string;
  definite: boolean;
  text: string;
};

/** What is needed to read mentions: the text itself and the words that name places and bodies. */
export type MentionContext = {
  text: string;
  places: ReadonlySet<string>;
  bodies: ReadonlySet<string>;
  /** Words that the article also has in lower case: a capital at the start of a sentence is no name. */
  common: ReadonlySet<string>;
  /** Takes any noun with an article for somebody: for verbs that only people do. */
  anybody?: boolean;
};

const PARTICLES = new Set(
  "de del della di da dos du van von der den ter bin ibn al el la le y und af zu abu ben bint".split(
    " ",
  ),
);
const POST = new Set("of at in from for with on to".split(" "));
const MAX_WORDS = 26;
/** What "says" without being anybody: their words are not a speaker's. */
const THINGS =
  /^(?:report|poll|survey|study|statement|document|law|sign|banner|text|letter|article|resolution|agreement|deal|pact|treaty|accord|decision|call|visit|move|news|book|film|song|headline|caption|notice|map|data|figures?|rule|move|vote|war|plan|bill|draft|paper|story|post|tweet|message|video|website|list|clause|paragraph|chapter|one|other|rest|majority|number|day|week|month|year|way|idea|question|answer|fact|problem|result|row|crisis|attack|truce|ceasefire|cease-fire|talks|time|end|work|world|magnet|label|placard|poster|badge|plaque|sticker|wall|board|screen|slogan|motto|inscription|leaflet|flyer|page|card|t-shirt|menu|clock|test|scan|study|model|index|graph|chart)$/;
const OPENERS = /^(?:and|but|yet|so|or|while|although|though|if|when|since|because|whereas)$/;

/** Reads the tokens from `from` up to `to` as one noun phrase that could speak; null if it can't. */
export function readMention(
  tokens: readonly Token[],
  from: number,
  to: number,
  context: MentionContext,
): Mention | null {
  to = Math.min(to, tokens.length);
  while (from < to && (ADVERBS.has(tokens[from]!.lower) || OPENERS.test(tokens[from]!.lower)))
    from++;
  while (
    to > from &&
    /^(?:himself|herself|itself|themselves|too|there|here|all|both)$/.test(tokens[to - 1]!.lower)
  )
    to--;
  // "Britain on Monday said": the day belongs to the verb.
  if (to - from > 2 && tokens[to - 2]!.lower === "on" && /[a-z]day$/.test(tokens[to - 1]!.lower))
    to -= 2;
  if (to > from && /^(?:he|she|they|it)$/.test(tokens[to - 1]!.lower)) from = to - 1;
  let end = from;
  while (end < to && end - from < MAX_WORDS && isPhraseWord(tokens[end]!) && !parts(tokens, end))
    end++;
  if (end === from) return null;
  const first = tokens[from]!;
  if (/^(?:i|we|you)(?:'\w+)?$/.test(first.lower)) return null;
  if (/^(?:he|she|they|it)$/.test(first.lower)) {
    return { kind: "pronoun", definite: true, text: first.lower };
  }
  let core = from;
  while (core < end && !(core > from && POST.has(tokens[core]!.lower))) core++;
  const possessive = /^(?:its|his|her|their)$/.test(first.lower) ? first.lower : undefined;
  const definite = first.lower === "the" || possessive !== undefined;
  const base = { definite, possessive, text: slice(context, tokens, from, end) };
  return readCore(tokens, { from, core, end }, base, context);
}

type Base = Pick<Mention, "definite" | "possessive" | "text">;
type Range = { from: number; core: number; end: number };

function readCore(
  tokens: readonly Token[],
  { from, core, end }: Range,
  base: Base,
  context: MentionContext,
): Mention | null {
  const last = tokens[core - 1]!;
  if (last.lower.endsWith("'s") && end === core) return null;
  const lastNoun = last.lower.replace(/'s?$/, "");
  if (!isNamePart(tokens, core - 1, context)) {
    const noun = kindOfNoun(lastNoun);
    if (noun) return { ...base, kind: noun, noun: lastNoun, role: base.text };
    // "a partner Anna Berg", "officials here": the noun may stand before the last word.
    const inner = findNoun(tokens, from, core);
    if (inner) return { ...base, kind: inner.kind, noun: inner.noun, role: base.text };
    const article = /^(?:an?|the|one|another)$/.test(tokens[from]!.lower);
    const anybody = context.anybody && article && !THINGS.test(lastNoun);
    return anybody ? { ...base, kind: "role", noun: lastNoun, role: base.text } : null;
  }
  let start = core - 1;
  while (start > from && isRunPart(tokens, start - 1, start, context)) start--;
  let name = start;
  const office = kindOfNoun(lastNoun) === "body";
  for (let i = start; i < core - 1; i++) if (!office && TITLES.has(tokens[i]!.lower)) name = i + 1;
  const text = slice(context, tokens, name, core);
  const words = core - name;
  const titled = name > start;
  const nounBefore = findNoun(tokens, from, start);
  const after = core < end ? slice(context, tokens, core, end) : "";
  if (words === 1 && TITLES.has(last.lower) && kindOfNoun(lastNoun)) {
    return { ...base, kind: kindOfNoun(lastNoun)!, noun: lastNoun, role: base.text };
  }
  const and = tokens[start - 1]?.lower === "the" ? start - 2 : start - 1;
  if (and > from && tokens[and]!.lower === "and" && !titled) {
    return readPair(tokens, { from, start, core }, base, context);
  }
  const whole = slice(context, tokens, start, core);
  if (!titled && !nounBefore && looksLikeBody(tokens, name, core, base, context)) {
    const kind = context.places.has(text) || context.places.has(`the ${text}`) ? "place" : "body";
    return { ...base, kind, name: whole, noun: lastNoun };
  }
  const before = slice(context, tokens, from, name).replace(/^(?:the|a|an) /i, "");
  const role = [before, after, last.aside].filter(Boolean).join(" ") || undefined;
  const owner = start > from && /(?:'s|s')$/.test(tokens[start - 1]!.lower);
  const person = titled || nounBefore?.kind === "role" || words > 1 || owner;
  if (nounBefore?.kind === "body" && !titled) {
    const text = slice(context, tokens, start, end);
    return { ...base, kind: "body", name: whole, noun: nounBefore.noun, text };
  }
  if (!person && from === start && start === 0 && context.common.has(last.lower)) return null;
  const noun = nounBefore?.noun ?? (titled ? tokens[name - 1]!.lower : undefined);
  return { ...base, kind: person ? "person" : "name", name: text, role, noun };
}

/** "Sullivan and Deese" are two who speak; "Ministry of Foreign Affairs and Trade" is one body. */
function readPair(
  tokens: readonly Token[],
  { from, start, core }: { from: number; start: number; core: number },
  base: Base,
  context: MentionContext,
): Mention {
  const body = findNoun(tokens, from, core)?.kind === "body";
  const name = slice(context, tokens, from, core).replace(/^the /i, "");
  if (body || looksLikeBody(tokens, start, core, base, context))
    return { ...base, kind: "body", name };
  return { ...base, kind: "plural", name, text: name };
}

function looksLikeBody(
  tokens: readonly Token[],
  from: number,
  to: number,
  base: Base,
  { places, bodies, text }: MentionContext,
): boolean {
  const name = text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  if (places.has(name) || bodies.has(name) || /[&+]/.test(name)) return true;
  if (/^(?:the|its|their)\s/i.test(base.text)) return true;
  for (let i = from; i < to; i++) {
    const word = tokens[i]!;
    if (BODY_NOUNS.has(word.lower) || PLURAL_NOUNS.has(word.lower)) return true;
    if (
      /^\p{Lu}{2,}s?$/u.test(word.text) ||
      /^(?:times|post|news|daily|international)$/.test(word.lower)
    )
      return true;
  }
  return false;
}

function kindOfNoun(noun: string): "role" | "body" | "plural" | null {
  if (PERSON_NOUNS.has(noun)) return "role";
  if (BODY_NOUNS.has(noun)) return "body";
  if (PLURAL_NOUNS.has(noun)) return "plural";
  const compound = /-([a-z]+)$/.exec(noun)?.[1];
  if (compound && compound !== noun) return kindOfNoun(compound);
  return /^spokes\w+$|(?:ologist|woman|person|ician)$/.test(noun) ? "role" : null;
}

function findNoun(tokens: readonly Token[], from: number, to: number) {
  for (let i = to - 1; i >= from; i--) {
    const noun = tokens[i]!.lower.replace(/,$/, "");
    const kind = kindOfNoun(noun);
    if (kind) return { kind, noun };
  }
  return null;
}

/** A capital that is part of a name, not the start of a sentence or a function word. */
export function isNamePart(tokens: readonly Token[], at: number, context: MentionContext): boolean {
  const token = tokens[at]!;
  if (token.kind !== "word" || !token.capital) return /^(?:al|el)-\p{Lu}/u.test(token.text);
  if (DETERMINERS.has(token.lower) || PREPOSITIONS.has(token.lower) || NO_NAMES.has(token.lower)) {
    return (
      at > 0 && (/^\p{Lu}{2,}$/u.test(token.text) || (tokens[at - 1]!.capital && token.capital))
    );
  }
  if (at > 0) return true;
  return !context.common.has(token.lower) || kindOfNoun(token.lower) === null;
}

function isRunPart(tokens: readonly Token[], at: number, next: number, context: MentionContext) {
  const token = tokens[at]!;
  if (token.kind !== "word" || /(?:'s|s')$/.test(token.lower)) return false;
  if (PARTICLES.has(token.lower) && !token.capital) {
    return at > 0 && (tokens[at - 1]!.capital || PARTICLES.has(tokens[at - 1]!.lower));
  }
  return isNamePart(tokens, at, context) && tokens[next]!.kind === "word";
}

/** An "and" that is not inside a name: "Foreign Affairs and Trade", "Berg and Lund". */
function parts(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.lower !== "and") return false;
  const next = tokens[at + 1]?.lower === "the" ? at + 2 : at + 1;
  return !tokens[at - 1]?.capital || !/^[\p{Lu}\d]/u.test(tokens[next]?.text ?? "");
}

function isPhraseWord({ kind, lower, text }: Token): boolean {
  return kind === "word" ? !RELATIVES.has(lower) : text === "/";
}

function slice(
  { text }: MentionContext,
  tokens: readonly Token[],
  from: number,
  to: number,
): string {
  if (to <= from) return "";
  return text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, " ");
}
