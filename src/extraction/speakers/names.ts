import type { ArticleWords, Sentence } from "../document/sentence.ts";
import { pointingTo, type Base, type Extent, type NounPhrase } from "./noun-phrase.ts";
import { isPossessive, isRunPart } from "./name-words.ts";
import { bareNoun, findNoun, kindOfNoun, type Noun } from "./nouns.ts";

/** A name: where its run of capitals starts, and where the name begins behind its titles. */
type Naming = Extent & { start: number; name: number };

/** Reads a phrase whose core ends with a name: a person, a body, a place or two who speak. */
export function readNamed(sentence: Sentence, extent: Extent, base: Base): NounPhrase | null {
  const { from, core } = extent;
  const { classes } = sentence.article;
  const start = sentence.back(core - 2, from, (i) => isRunPart(sentence, i)) + 1;
  const noun = bareNoun(sentence, core);
  const kind = kindOfNoun(noun, classes);
  const name = nameStart(sentence, start, core);
  if (core - name === 1 && sentence.is(core - 1, "title") && kind) {
    return pointingTo(base, { kind, noun, role: base.text });
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
    return pointingTo({ ...base, text }, { kind: "body", name: whole, noun: before.noun });
  }
  return nameOfPerson(sentence, naming, base, before);
}

/** Where a name begins behind its titles. */
function nameStart(sentence: Sentence, start: number, core: number): number {
  // "Health Action International": no title begins the name of a body.
  const ofBody = core - start > 1 && namesBody(sentence, core - 1);
  if (ofBody || kindOfNoun(bareNoun(sentence, core), sentence.article.classes) === "body")
    return start;
  const title = sentence.back(core - 2, start, (i) => !sentence.is(i, "title"));
  return Math.max(start, title + 1);
}

function nameOfBody(sentence: Sentence, { start, name, core }: Naming, base: Base): NounPhrase {
  const { places } = sentence.article;
  const text = sentence.textOf(name, core);
  const kind = places.has(text) || places.has(`the ${text}`) ? "place" : "body";
  // "a resource Peru says ...": the country alone speaks.
  const alone = kind === "place" && base.text.toLowerCase().startsWith("a ");
  if (alone) return pointingTo({ ...base, text }, { kind, name: text });
  const whole = sentence.textOf(start, core);
  return pointingTo(base, { kind, name: whole, noun: bareNoun(sentence, core) });
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
  if (titled && isOffice(sentence, name, core)) {
    const noun = bareNoun(sentence, core);
    return pointingTo(base, { kind: "role", noun, role: base.text });
  }
  const role = roleOf(sentence, { from, name, core, end });
  const noun = nounBefore?.noun ?? (titled ? sentence.at(name - 1).lower : undefined);
  const kind = person ? "person" : "name";
  return pointingTo(base, { kind, name: sentence.textOf(name, core), role, noun });
}

/** "Chief Executive Officer": capitals that are all of an office, and no name. */
function isOffice(sentence: Sentence, from: number, to: number): boolean {
  const { classes } = sentence.article;
  const names = (i: number) =>
    !sentence.is(i, "title") && kindOfNoun(sentence.at(i).lower, classes) === null;
  return sentence.find(from, to, names) < 0;
}

/** The office of a name: the words before it, behind it, and in brackets. */
function roleOf(
  sentence: Sentence,
  { from, name, core, end }: Omit<Naming, "start">,
): string | undefined {
  const article = sentence.is(from, "article") && from + 1 < name ? from + 1 : from;
  const { aside } = sentence.at(core - 1);
  const named = sentence.is(name - 1, "naming participle") ? name - 1 : name;
  const parts = [sentence.textOf(article, named), sentence.textOf(core, end), aside];
  return parts.filter(Boolean).join(" ") || undefined;
}

/** "Sullivan and Deese" are two who speak; "Ministry of Foreign Affairs and Trade" is one body. */
function readPair(sentence: Sentence, { from, start, core }: Naming, base: Base): NounPhrase {
  const body = findNoun(sentence, from, core)?.kind === "body";
  const name = sentence.textOf(from, core).replace(/^the /i, "");
  if (body || looksLikeBody(sentence, start, core, base))
    return pointingTo(base, { kind: "body", name });
  return pointingTo({ ...base, text: name }, { kind: "plural", name });
}

function looksLikeBody(sentence: Sentence, from: number, to: number, base: Base): boolean {
  const { text, places, bodies }: ArticleWords = sentence.article;
  const name = text.slice(sentence.at(from).start, sentence.at(to - 1).end);
  if (places.has(name) || bodies.has(name) || /[&+]/.test(name)) return true;
  const blank = base.text.indexOf(" ");
  const first = base.text.slice(0, Math.max(0, blank)).toLowerCase();
  if (blank >= 0 && sentence.article.classes["article of a body"].has(first)) return true;
  // "ANNA BERG" is a person; one word in capitals among others is a body: "NATO Council".
  const capitals = (i: number) => /^\p{Lu}{2,}s?$/u.test(sentence.at(i).text);
  const printed = to - from > 1 && sentence.skip(from, to, (i) => isPrinted(sentence, i)) === to;
  return sentence.find(from, to, (i) => namesBody(sentence, i) || (!printed && capitals(i))) >= 0;
}

function isPrinted(sentence: Sentence, i: number): boolean {
  return /^[\p{Lu}.'’-]{2,}$/u.test(sentence.at(i).text);
}

const OF_BODIES = ["body noun", "plural noun", "media name", "firm name"] as const;

function namesBody(sentence: Sentence, i: number): boolean {
  return OF_BODIES.some((one) => sentence.is(i, one));
}
