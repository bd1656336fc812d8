import type { Span } from "../../statement/statement.ts";
import { isAllCapitals, isPlace } from "../document/labels.ts";
import { openSentence, type ArticleWords, type Sentence } from "../document/sentence.ts";
import { readTokens } from "../document/tokens.ts";
import { hasName, type NounPhrase } from "../speakers/noun-phrase.ts";
import { kindOfNoun } from "../speakers/nouns.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import type { WordClass } from "../words/word-classes.ts";
import { bareLine, isAge, partsOf } from "./credit-parts.ts";

/** Whom a line, a label or a bracket names, and how surely it names somebody. */
export type Credit = {
  phrase: NounPhrase;
  /** Whether it is a name, an office or a body by its words, not only by its capitals. */
  known: boolean;
  /** Its marks sign what stands before it: a dash, brackets, italics. */
  signs: boolean;
  /** How many of its parts tell more than the name: an age, an office, a town, a manner. */
  details: number;
  /** How many parts it has, the name included. */
  parts: number;
  aged: boolean;
  capitals: boolean;
  /** Somebody who writes for the paper. */
  writes: boolean;
};

type Part = Span & {
  text: string;
  sort: "age" | "manner" | "name" | "office" | "place" | "other";
  own: Sentence;
  /** The noun phrase that it is, where it was read as one. */
  phrase?: NounPhrase | null;
};

const MAX_LINE = 200;
const MAX_WORDS = 30;
const MAX_STOPPED = 50;

/** Reads a line as the name of somebody, with age, office, place; null when it is something else. */
export function readCredit(span: Span, article: ArticleWords): Credit | null {
  const { text } = article;
  const { start, end, signs } = bareLine(text, span);
  if (end <= start || end - start > MAX_LINE) return null;
  const line = text.slice(start, end);
  if (isSentence(line)) return null;
  const capitals = isAllCapitals(line);
  const small = withoutInitials(capitals ? smallLine(line) : line);
  const sentence = lineSentence(small.length === line.length ? small : line, article);
  if (!couldName(sentence)) return null;
  const bounds = spanOfName(sentence);
  const parts = partsOf(line)
    .map(({ start: from, end: to }) => ({
      start: Math.max(from, bounds.start),
      end: from < bounds.end ? Math.min(to, bounds.end) : to,
    }))
    .map((part) => readPart(part, sentence, signs));
  const named = whoIsNamed(parts, sentence, signs);
  if (!named) return null;
  const rest = parts.filter((part) => !named.used.includes(part));
  const { name } = named.phrase;
  const shown = name === undefined ? undefined : inPlace(line, small, name);
  const office = officeOf(named.phrase.role, rest, { line, small });
  const phrase: NounPhrase = {
    ...named.phrase,
    name: shown,
    text: shown ?? named.phrase.text,
    role: office,
    at: { start: start + named.at.start, end: start + named.at.end },
  };
  return {
    phrase,
    known: named.known,
    signs,
    details: rest.length + (named.phrase.role ? 1 : 0),
    parts: parts.length,
    aged: parts.some(({ sort }) => sort === "age"),
    capitals,
    writes: sentence.find(0, sentence.length, (i) => sentence.is(i, "writing role")) >= 0,
  };
}

/** Whether a line is a sentence or more by its marks; told before its words are read. */
function isSentence(line: string): boolean {
  if (/["“”«»!?]/.test(line)) return true;
  if (line.endsWith(".") && line.length > MAX_STOPPED && !/\p{Lu}\.$/u.test(line)) return true;
  return line.includes(". ") && /\p{Ll}{3}\. \p{Lu}\p{Ll}+ \p{Ll}/u.test(line);
}

function lineSentence(line: string, article: ArticleWords): Sentence {
  const tokens = readTokens(line, { start: 0, end: line.length }, [], article.vocabulary);
  // "Head of the delegation": an office that begins the line is no name; "Tigist M." is one.
  const first = tokens[0]?.lower ?? "";
  const initial = /^\p{Lu}\.$/u.test(tokens[1]?.text ?? "") && tokens[2]?.kind !== "word";
  const common = new Set(!initial && kindOfNoun(first, article.classes) ? [first] : []);
  return openSentence(tokens, { ...article, text: line, common });
}

/** "CHIEF ECONOMIST, BANK OF OSLO" as "Chief Economist, Bank of Oslo". */
function smallLine(line: string): string {
  return line
    .replace(/\p{Lu}['’\p{Lu}]+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
    .replace(/\b(?:Of|The|For|And|In|At|On|To)\b/g, (word) => word.toLowerCase());
}

/** "J.P. Berg" as "J P  Berg", so that its initials are words of the name. */
function withoutInitials(line: string): string {
  return line.replace(/(?<![\p{L}])(?:\p{Lu}\.){2,}/gu, (initials) =>
    initials.replaceAll(".", " "),
  );
}

/** The words of the line where its copy in small letters has these. */
function inPlace(line: string, small: string, words: string): string {
  const [first = "", ...rest] = words.split(" ");
  const at = small.length === line.length ? small.indexOf(first) : -1;
  const last = rest.at(-1) ?? first;
  const to = small.indexOf(last, at + (rest.length > 0 ? first.length : 0));
  const found = at < 0 || to < 0 ? words : line.slice(at, to + last.length);
  // An office may be put together of words that stand apart.
  return found.split(/\s+/).length > rest.length + 1 ? words : found;
}

/** Whether a line is short, and says nothing itself. */
function couldName(sentence: Sentence): boolean {
  if (sentence.length === 0 || sentence.length > MAX_WORDS) return false;
  const clause = sentence.find(0, sentence.length, (i) => sentence.is(i, "with whom"));
  const stop = clause < 0 ? sentence.length : clause;
  return sentence.find(0, stop, (i) => saysMore(sentence, i)) < 0;
}

/** "was", "they", "said": words of a sentence; "not authorized", "now living" are none. */
function saysMore(sentence: Sentence, i: number): boolean {
  const { capital, lower } = sentence.at(i);
  if (capital) return false;
  if (sentence.is(i, "auxiliary") || sentence.is(i, "personal pronoun")) {
    return !sentence.says(i - 1, "who");
  }
  const forms = sentence.article.verbs.get(lower);
  const finite = forms?.some(({ form }) => form === "past") ?? false;
  const present = forms?.some(({ form, rest }) => rest.length === 0 && form === "present");
  return finite || (present === true && sentence.at(i - 1).capital);
}

const MANNERS: readonly WordClass[] = ["manner opening", "adverbial opening", "not"];

function readPart(part: Span, sentence: Sentence, anybody: boolean): Part {
  const { text, places } = sentence.article;
  const words = text.slice(part.start, part.end);
  const own = partSentence(sentence, part);
  const read = { ...part, text: words, own };
  if (isAge(words)) return { ...read, sort: "age" };
  if (MANNERS.some((one) => own.is(0, one))) return { ...read, sort: "manner" };
  if (isPlace(words, places)) return { ...read, sort: "place" };
  const phrase = readNounPhrase(own, 0, own.length, { anybody });
  const sort = phrase && hasName(phrase) ? "name" : "office";
  return { ...read, phrase, sort: phrase || /^\p{Ll}/u.test(words) ? sort : "other" };
}

/** The tokens of a part as a sentence of their own. */
function partSentence(sentence: Sentence, { start, end }: Span): Sentence {
  const from = sentence.skip(0, sentence.length, (i) => sentence.at(i).start < start);
  const to = sentence.skip(from, sentence.length, (i) => sentence.at(i).start < end);
  return sentence.part(from, to);
}

type Named = { phrase: NounPhrase; used: readonly Part[]; at: Span; known: boolean };

/** Who a line names: a person in its first part or behind an office, else the office or body itself. */
function whoIsNamed(parts: readonly Part[], sentence: Sentence, anybody: boolean): Named | null {
  const [first, second] = parts;
  if (!first || first.sort === "age" || first.sort === "manner") return null;
  if (sentence.article.text.startsWith("@")) return handleIn(sentence.article.text, first);
  const plural = severalOffices(sentence, parts);
  if (plural) return plural;
  if (first.sort !== "name" && second?.sort === "name") {
    const later = parts.find(({ sort, text }) => sort === "name" && text.includes(" "));
    const named = later && nameIn(later, anybody);
    if (named) return named;
  }
  const whole = second && isAcronym(first) && second.sort === "office" ? second : first;
  return nameIn(whole, anybody) ?? bodyIn(whole, parts);
}

/** "BMI, German Interior Ministry": letters that stand for the body named behind them. */
function isAcronym({ text }: Part): boolean {
  return /^\p{Lu}{2,6}$/u.test(text);
}

function nameIn(part: Part, anybody: boolean): Named | null {
  const { own, phrase = readNounPhrase(own, 0, own.length, { anybody }) } = part;
  if (!phrase || phrase.kind === "pronoun") return null;
  const at = phrase.at ?? part;
  const last = own.at(own.length - 1);
  if (at.end < last.end) return null;
  const named = phrase.name !== undefined && phrase.kind !== "body" && phrase.kind !== "place";
  if (!named) return { phrase: officeIn(phrase), used: [part], at, known: true };
  const kind = phrase.kind === "name" ? "person" : phrase.kind;
  return { phrase: { ...phrase, kind }, used: [part], at, known: true };
}

/** An office without a name; "His Majesty" is nobody's majesty. */
function officeIn(phrase: NounPhrase): NounPhrase {
  const title = phrase.possessive !== undefined && /^\p{Lu}/u.test(phrase.text);
  const owner = title ? { possessive: undefined, definite: false } : {};
  return { ...phrase, ...owner, name: undefined, role: undefined };
}

/** "statement from NASA to its friends": where the words that name somebody begin and end. */
function spanOfName(line: Sentence): Span {
  const from = openingOfName(line);
  const to = from === 0 ? -1 : line.find(from + 1, line.length, (i) => line.says(i, "to"));
  const { start } = line.at(from);
  return { start: from === 0 ? 0 : start, end: to < 0 ? Infinity : line.at(to - 1).end };
}

/** Where the name begins: behind "statement by", "telegram of". */
function openingOfName(line: Sentence): number {
  const noun = line.find(0, Math.min(3, line.length), (i) => line.is(i, "document word"));
  const near = Math.min(noun + 4, line.length);
  const by = noun < 0 ? -1 : line.find(noun, near, (i) => line.is(i, "signed by"));
  return by < 0 || by + 1 >= line.length ? 0 : by + 1;
}

/** "Foreign ministers of Egypt, Jordan and Iraq": the commas are inside of the name. */
function severalOffices(sentence: Sentence, parts: readonly Part[]): Named | null {
  const from = openingOfName(sentence);
  const near = Math.min(from + 5, sentence.length);
  const noun = sentence.find(from, near, (i) => sentence.is(i, "plural noun"));
  if (noun < 0 || !sentence.says(noun + 1, "of") || parts.length < 2) return null;
  const to = sentence.skip(noun + 2, sentence.length, (i) => {
    const { capital } = sentence.at(i);
    return capital || sentence.says(i, ",") || sentence.says(i, "and") || sentence.says(i, "the");
  });
  const at = sentence.spanOf(from, to);
  const text = sentence.textOf(from, to);
  const used = parts.filter(({ start }) => start < at.end);
  return { phrase: { kind: "plural", definite: false, text }, used, at, known: true };
}

function handleIn(line: string, first: Part): Named {
  const text = line.slice(first.start, first.end);
  const phrase = { kind: "body", name: text, definite: false, text } as const;
  return { phrase, used: [first], at: first, known: true };
}

/** A first part in capitals that no list has: "Movement for Peace", "Athletes for Ukraine". */
function bodyIn(first: Part, parts: readonly Part[]): Named | null {
  const { text } = first;
  if (!/^\p{Lu}/u.test(text)) return null;
  if (first.sort === "other" && parts.length === 1 && !/ \p{Lu}/u.test(text)) return null;
  const kind = / and \p{Lu}/u.test(text) ? "plural" : "body";
  const phrase = { kind, name: text, definite: false, text } as const;
  return { phrase, used: [first], at: first, known: false };
}

/** The office of who is named: what stands before the name, and the other parts. */
function officeOf(
  role: string | undefined,
  rest: readonly Part[],
  { line, small }: { line: string; small: string },
): string | undefined {
  const own = role === undefined ? [] : [inPlace(line, small, role)];
  const others = rest.map(({ start, end }) => line.slice(start, end));
  return [...own, ...others].join(", ") || undefined;
}
