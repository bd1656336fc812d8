import { splitWords } from "../words/split-words.ts";
import { endsWithAny, type WordClasses } from "../words/word-classes.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { plainName } from "./offices.ts";

export type Gender = "female" | "male";

/** What a phrase tells of somebody's gender: by title or noun for sure, else by the given name. */
export function genderOf(
  { name, role, noun, text }: Pick<NounPhrase, "name" | "role" | "noun" | "text">,
  classes: WordClasses,
): Gender | undefined {
  for (const word of splitWords(`${role ?? ""} ${noun ?? ""} ${name ? "" : text}`)) {
    if (classes["woman's noun"].has(word) || /(?:[^o]|^)woman$/.test(word)) return "female";
    if (classes["man's noun"].has(word) || /[a-z](?<!wo)man$/.test(word)) return "male";
  }
  return name ? genderOfName(name, classes) : undefined;
}

/** What a given name tells; a lone name is as often a surname. */
function genderOfName(name: string, classes: WordClasses): Gender | undefined {
  const [given = "", ...rest] = plainName(name).split(/[ -]/);
  if (rest.length === 0) return undefined;
  if (classes["woman's name"].has(given)) return "female";
  if (classes["man's name"].has(given)) return "male";
  if (endsWithAny(given, classes["woman's ending"])) return "female";
  return endsWithAny(given, classes["man's ending"]) ? "male" : undefined;
}
