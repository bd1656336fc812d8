import type { Span } from "../../statement/statement.ts";
import type { ArticleWords, Sentence } from "../document/sentence.ts";
import { endsWithAny, type WordClasses } from "../words/word-classes.ts";

/** How a text points to a speaker: by name, by office, as a body, a place or a pronoun. */
export type NounPhrase = {
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
  /** Its place in the article. */
  at?: Span;
};

/** `anybody` takes any noun with an article for somebody: for verbs that only people do. */
export type PhraseOptions = { anybody?: boolean };

/** A phrase up to its first preposition, and to its end. */
type Extent = { from: number; core: number; end: number };
type Base = Pick<NounPhrase, "definite" | "possessive" | "text" | "at">;

const MAX_WORDS = 26;

/** Reads the tokens from `start` up to `stop` as one noun phrase that could speak; null if it can't. */
export function readNounPhrase(
  sentence: Sentence,
  start: number,
  stop: number,
  { anybody = false }: PhraseOptions = {},
): NounPhrase | null {
  const { from, to } = withoutOpening(sentence, start, Math.min(stop, sentence.length));
  const end = sentence.skip(
    from,
    Math.min(to, from + MAX_WORDS),
    (i) => isPhraseWord(sentence, i) && !separates(sentence, i),
  );
  const { lower } = sentence.at(from);
  if (
    end === from ||
    sentence.article.classes["addressing pronoun"].has(lower.replace(/'\w+$/, ""))
  )
    return null;
  if (sentence.is(from, "personal pronoun")) {
    return { kind: "pronoun", definite: true, text: lower, at: sentence.spanOf(from, from + 1) };
  }
  const core = sentence.skip(from, end, (i) => i === from || !sentence.is(i, "phrase tail"));
  const possessive = sentence.is(from, "possessive") ? lower : undefined;
  const definite = lower === "the" || possessive !== undefined;
  const base = {
    definite,
    possessive,
    text: sentence.textOf(from, end),
    at: sentence.spanOf(from, end),
  };
  const extent = { from, core, end };
  if (sentence.at(core - 1).lower.endsWith("'s") && end === core) return null;
  return isNamePart(sentence, core - 1)
    ? readNamed(sentence, extent, base)
    : readUnnamed(sentence, extent, base, anybody);
}

/** The phrase without adverbs before it, and without what belongs to the verb: "Britain on Monday said". */
function withoutOpening(sentence: Sentence, start: number, stop: number) {
  const from = sentence.skip(
    start,
    stop,
    (i) => sentence.is(i, "adverb") || sentence.is(i, "phrase opening"),
  );
  let to = sentence.back(stop - 1, from, (i) => sentence.is(i, "emphatic pronoun")) + 1;
  if (to - from > 2 && sentence.says(to - 2, "on") && /[a-z]day$/.test(sentence.at(to - 1).lower))
    to -= 2;
  const pronoun = to > from && sentence.is(to - 1, "personal pronoun");
  return { from: pronoun ? to - 1 : from, to };
}

/** "a senior official", "the ministry": a noun that says who speaks. */
function readUnnamed(
  sentence: Sentence,
  { from, core }: Extent,
  base: Base,
  anybody: boolean,
): NounPhrase | null {
  const { classes } = sentence.article;
  const noun = bareNoun(sentence, core);
  const kind = kindOfNoun(noun, classes);
  if (kind) return { ...base, kind, noun, role: base.text };
  // "a partner Anna Berg", "officials here": the noun may stand before the last word.
  const inner = findNoun(sentence, from, core);
  if (inner) return { ...base, kind: inner.kind, noun: inner.noun, role: base.text };
  const somebody = anybody && sentence.is(from, "indefinite article") && !classes.thing.has(noun);
  return somebody ? { ...base, kind: "role", noun, role: base.text } : null;
}

function bareNoun(sentence: Sentence, core: number): string {
  return sentence.at(core - 1).lower.replace(/'s?$/, "");
}

/** A name: where its run of capitals starts, and where the name begins behind its titles. */
type Naming = Extent & { start: number; name: number };

function readNamed(sentence: Sentence, extent: Extent, base: Base): NounPhrase | null {
  const { from, core } = extent;
  const { classes } = sentence.article;
  const start = sentence.back(core - 2, from, (i) => isRunPart(sentence, i)) + 1;
  const noun = bareNoun(sentence, core);
  const kind = kindOfNoun(noun, classes);
  const name = kind === "body" ? start : nameStart(sentence, start, core);
  if (core - name === 1 && sentence.is(core - 1, "title") && kind) {
    return { ...base, kind, noun, role: base.text };
  }
  const naming = { from, core, end: extent.end, start, name };
  const titled = name > start;
  const and = sentence.says(start - 1, "the") ? start - 2 : start - 1;
  if (and > from && sentence.says(and, "and") && !titled) {
    return readPair(sentence, naming, base);
  }
  const before = findNoun(sentence, from, start);
  if (!titled && !before && looksLikeBody(sentence, name, core, base)) {
    return nameOfBody(sentence, naming, base);
  }
  if (before?.kind === "body" && !titled) {
    const text = sentence.textOf(start, extent.end);
    const whole = sentence.textOf(start, core);
    return { ...base, kind: "body", name: whole, noun: before.noun, text };
  }
  return nameOfPerson(sentence, naming, base, before);
}

/** Where a name begins behind its titles. */
function nameStart(sentence: Sentence, start: number, core: number): number {
  const title = sentence.back(core - 2, start, (i) => !sentence.is(i, "title"));
  return Math.max(start, title + 1);
}

function nameOfBody(sentence: Sentence, { start, name, core }: Naming, base: Base): NounPhrase {
  const { places } = sentence.article;
  const text = sentence.textOf(name, core);
  const kind = places.has(text) || places.has(`the ${text}`) ? "place" : "body";
  return { ...base, kind, name: sentence.textOf(start, core), noun: bareNoun(sentence, core) };
}

/** A person with title and institution; a lone capital that nothing introduces is only a name. */
function nameOfPerson(
  sentence: Sentence,
  { from, start, name, core, end }: Naming,
  base: Base,
  nounBefore: Noun | null,
): NounPhrase | null {
  const titled = name > start;
  const owner = start > from && isPossessive(sentence, start - 1);
  const person = titled || nounBefore?.kind === "role" || core - name > 1 || owner;
  const common = start === 0 && sentence.article.common.has(sentence.at(core - 1).lower);
  if (!person && common) return null;
  const role = roleOf(sentence, { from, name, core, end });
  const noun = nounBefore?.noun ?? (titled ? sentence.at(name - 1).lower : undefined);
  return {
    ...base,
    kind: person ? "person" : "name",
    name: sentence.textOf(name, core),
    role,
    noun,
  };
}

/** What stands before and behind a name, and in brackets. */
function roleOf(
  sentence: Sentence,
  { from, name, core, end }: Omit<Naming, "start">,
): string | undefined {
  const article = sentence.is(from, "article") && from + 1 < name ? from + 1 : from;
  const { aside } = sentence.at(core - 1);
  const parts = [sentence.textOf(article, name), sentence.textOf(core, end), aside];
  return parts.filter(Boolean).join(" ") || undefined;
}

/** "Sullivan and Deese" are two who speak; "Ministry of Foreign Affairs and Trade" is one body. */
function readPair(sentence: Sentence, { from, start, core }: Naming, base: Base): NounPhrase {
  const body = findNoun(sentence, from, core)?.kind === "body";
  const name = sentence.textOf(from, core).replace(/^the /i, "");
  if (body || looksLikeBody(sentence, start, core, base)) return { ...base, kind: "body", name };
  return { ...base, kind: "plural", name, text: name };
}

function looksLikeBody(sentence: Sentence, from: number, to: number, base: Base): boolean {
  const { text, places, bodies }: ArticleWords = sentence.article;
  const name = text.slice(sentence.at(from).start, sentence.at(to - 1).end);
  if (places.has(name) || bodies.has(name) || /[&+]/.test(name)) return true;
  const [first = "", ...rest] = base.text.toLowerCase().split(" ");
  if (rest.length > 0 && sentence.article.classes["article of a body"].has(first)) return true;
  return sentence.find(from, to, (i) => namesBody(sentence, i)) >= 0;
}

function namesBody(sentence: Sentence, i: number): boolean {
  return (
    sentence.is(i, "body noun") ||
    sentence.is(i, "plural noun") ||
    sentence.is(i, "media name") ||
    /^\p{Lu}{2,}s?$/u.test(sentence.at(i).text)
  );
}

type Noun = { kind: "role" | "body" | "plural"; noun: string };

function kindOfNoun(noun: string, classes: WordClasses): Noun["kind"] | null {
  if (classes["person noun"].has(noun)) return "role";
  if (classes["body noun"].has(noun)) return "body";
  if (classes["plural noun"].has(noun)) return "plural";
  const compound = /-([a-z]+)$/.exec(noun)?.[1];
  if (compound && compound !== noun) return kindOfNoun(compound, classes);
  if (/^spokes\w+$/.test(noun)) return "role";
  return endsWithAny(noun, classes["person ending"]) ? "role" : null;
}

function findNoun(sentence: Sentence, from: number, to: number): Noun | null {
  for (let i = to - 1; i >= from; i--) {
    const noun = sentence.at(i).lower.replace(/,$/, "");
    const kind = kindOfNoun(noun, sentence.article.classes);
    if (kind) return { kind, noun };
  }
  return null;
}

/** A capital that is part of a name, not the start of a sentence or a function word. */
function isNamePart(sentence: Sentence, i: number): boolean {
  const { kind, capital, text, lower } = sentence.at(i);
  if (kind !== "word" || !capital) return /^[ae]l-\p{Lu}/u.test(text);
  const { common, classes } = sentence.article;
  if (
    sentence.is(i, "determiner") ||
    sentence.is(i, "adverbial opening") ||
    sentence.is(i, "no name")
  ) {
    return i > 0 && (/^\p{Lu}{2,}$/u.test(text) || sentence.at(i - 1).capital);
  }
  return i > 0 || !common.has(lower) || kindOfNoun(lower, classes) === null;
}

/** Whether the word at `i` belongs to the name that goes on behind it. */
function isRunPart(sentence: Sentence, i: number): boolean {
  if (!sentence.isWord(i) || isPossessive(sentence, i)) return false;
  if (sentence.is(i, "name particle") && !sentence.at(i).capital) {
    return i > 0 && (sentence.at(i - 1).capital || sentence.is(i - 1, "name particle"));
  }
  return isNamePart(sentence, i) && sentence.isWord(i + 1);
}

function isPossessive(sentence: Sentence, i: number): boolean {
  const { lower } = sentence.at(i);
  return lower.endsWith("'s") || lower.endsWith("s'");
}

/** An "and" that is not inside a name: "Foreign Affairs and Trade", "Berg and Lund". */
function separates(sentence: Sentence, i: number): boolean {
  if (!sentence.says(i, "and")) return false;
  const next = sentence.says(i + 1, "the") ? i + 2 : i + 1;
  return !sentence.at(i - 1).capital || !/^[\p{Lu}\d]/u.test(sentence.at(next).text);
}

function isPhraseWord(sentence: Sentence, i: number): boolean {
  return sentence.isWord(i) ? !sentence.is(i, "relative") : sentence.says(i, "/");
}
