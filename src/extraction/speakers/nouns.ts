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
  if (/^spokes\w+$/.test(noun)) return "role";
  return endsWithAny(noun, classes["person ending"]) ? "role" : null;
}

/** The last noun from `from` up to `to` that names a speaker. */
export function findNoun(sentence: Sentence, from: number, to: number): Noun | null {
  for (let i = to - 1; i >= from; i--) {
    const noun = sentence.at(i).lower.replace(/,$/, "");
    const kind = kindOfNoun(noun, sentence.article.classes);
    if (kind) return { kind, noun };
  }
  return null;
}

/** The last word before `core` without its possessive ending. */
export function bareNoun(sentence: Sentence, core: number): string {
  return sentence.at(core - 1).lower.replace(/'s?$/, "");
}
