import type { Sentence } from "../document/sentence.ts";
import { endsWithAny, type WordClasses } from "../words/word-classes.ts";

/** A noun that names a speaker: "minister", "ministry", "residents". */
export type Noun = { kind: "role" | "body" | "plural"; noun: string };

/** What a noun in lower case names; null where it names nobody. */
export function kindOfNoun(noun: string, classes: WordClasses): Noun["kind"] | null {
  if (classes["person noun"].has(noun)) return "role";
  if (classes["body noun"].has(noun)) return "body";
  if (classes["plural noun"].has(noun)) return "plural";
  const compound = noun.includes("-") ? /-([a-z]+)$/.exec(noun)?.[1] : undefined;
  if (compound && compound !== noun) return kindOfNoun(compound, classes);
  if (isPerson(noun, classes)) return "role";
  return isPerson(singularOf(noun), classes) ? "plural" : null;
}

function isPerson(noun: string, classes: WordClasses): boolean {
  if (noun.length < MIN_NOUN || classes["no person"].has(noun)) return false;
  if (classes["person noun"].has(noun) || noun.startsWith("spokes")) return true;
  return PERSON.test(noun) || endsWithAny(noun, classes["person ending"]);
}

const MIN_NOUN = 3;
/** "lobbyist", "auctioneer". */
const PERSON = /^[a-z]{3,}(?:ist|[^ebdr]eer)$/;

/** One of several: "aides", "fishermen"; nothing where a noun has no such form. */
function singularOf(noun: string): string {
  if (noun.endsWith("men")) return `${noun.slice(0, -2)}an`;
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  return /[^s]s$/.test(noun) ? noun.slice(0, -1) : "";
}

/** The last noun from `from` up to `to` that names a speaker. */
export function findNoun(sentence: Sentence, from: number, to: number): Noun | null {
  for (let i = to - 1; i >= from; i--) {
    const noun = sentence.at(i).lower.replace(/,$/, "");
    const kind = kindOfNoun(noun, sentence.article.classes);
    if (kind) return { kind, noun };
    if (noun === "people" && isCounted(sentence, from)) return { kind: "plural", noun };
  }
  return null;
}

/** The last word before `core` without its possessive ending. */
export function bareNoun(sentence: Sentence, core: number): string {
  return sentence.at(core - 1).lower.replace(/'s?$/, "");
}

/** "Two people familiar with the plan". */
function isCounted(sentence: Sentence, from: number): boolean {
  return sentence.is(from, "indefinite opening") || /^\d/.test(sentence.at(from).text);
}
