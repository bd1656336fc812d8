import { splitWords } from "../words/split-words.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { NounPhrase } from "./noun-phrase.ts";

const MAX_WORDS = 24;

/** The office a phrase gives its person; "its president" also says whose. */
export function officeOf(
  { role, possessive }: NounPhrase,
  owner: string | undefined,
  classes: WordClasses,
): string | undefined {
  if (!role) return undefined;
  const words = role.split(" ");
  while (words.length > 1 && isNoOffice(words, classes)) words.shift();
  const office = words.join(" ").replace(/['’]s$/, "");
  if (isCourtesy(office, classes)) return undefined;
  return possessive && owner && !office.includes(owner) ? `${office}, ${owner}` : office;
}

/** "the", and the "Dr." of "Dr., Maas Institute". */
function isNoOffice([first = ""]: readonly string[], classes: WordClasses): boolean {
  const opens = classes["office opening"].has(first.toLowerCase());
  return opens || isCourtesy(first.replace(/,$/, ""), classes);
}

function isCourtesy(word: string, classes: WordClasses): boolean {
  return classes["courtesy title"].has(word.toLowerCase().replace(/\.$/, ""));
}

/** "Its spokesman" with the owner's name in place of "its": "Helianth's spokesman". */
export function withOwner({ text, possessive }: NounPhrase, owner: string | undefined): string {
  if (!possessive || !owner) return text;
  return `${owner}'s ${text.replace(/^\S+ /, "")}`;
}

/** The words of an office by which "the minister" can mean its holder. */
export function nounsOf(office: string | undefined): string[] {
  if (office === undefined) return [];
  const words = splitWords(office, "offices").filter((word) => word.length > 1);
  return words.length > MAX_WORDS ? words.slice(0, MAX_WORDS) : words;
}

/** Whether an office only serves another: "adviser to Norway's fisheries minister" is not the minister. */
export function isServed(office: string | undefined, other: string): boolean {
  const words = nounsOf(office);
  const serves = words.findIndex((word) => word === "to" || word === "for");
  const noun = nounsOf(other).at(-1);
  return noun !== undefined && serves > 0 && words.indexOf(noun) > serves;
}

/** A name for comparing: lower case, straight apostrophes, no possessive. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll("’", "'").replace(/'s?$/, "");
}

/** A speaker without a name as it would stand inside a sentence: "a White House spokesman". */
export function unnamed(phrase: string, classes: WordClasses): string {
  const bare = phrase.replace(/^the /i, "");
  const [first = "", ...rest] = bare.split(" ");
  const lower = first.toLowerCase();
  const counts = rest.length > 0 && classes["counting word"].has(lower);
  return counts && first === `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`
    ? [lower, ...rest].join(" ")
    : bare;
}
