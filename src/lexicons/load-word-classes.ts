import { InvalidInputError, type Problem } from "../errors.ts";
import {
  WORD_CLASSES,
  type WordClass,
  type WordClasses,
} from "../extraction/words/word-classes.ts";
import { readCountries } from "./country-names.ts";
import { loadPersonNouns } from "./load-roles.ts";
import { listOf, readTable } from "./table.ts";

const FILE = "word-classes.tsv";

type ClassRow = { class: string; words: string; line: number };

/**
 * The classes of words of extraction; the nouns for people stand in roles.tsv, by their roles, and the
 * demonyms in countries.tsv.
 */
export function loadWordClasses(): WordClasses {
  const persons = { class: "person noun", words: loadPersonNouns().join("|"), line: 0 };
  const demonyms = new Set(readCountries().flatMap((row) => listOf(row.demonyms.toLowerCase())));
  const peoples = { class: "demonym", words: [...demonyms].join("|"), line: 0 };
  return parseWordClasses([persons, peoples, ...readTable(FILE, ["class", "meaning", "words"])]);
}

/** Checks rows of the file: each class once, each word in lower case and once in its class. */
export function parseWordClasses(rows: readonly ClassRow[]): WordClasses {
  const problems: Problem[] = [];
  const classes = new Map<string, ReadonlySet<string>>();
  for (const { class: name, words: cell, line } of rows) {
    const words = listOf(cell);
    const set = new Set(words);
    const refuse = (message: string) => problems.push({ file: FILE, line, field: name, message });
    if (!isWordClass(name)) refuse(`is not a class; the classes are ${WORD_CLASSES.join(", ")}`);
    if (classes.has(name)) refuse("stands here for the second time; write one line");
    for (const word of words) {
      if (word !== word.toLowerCase() || word === "") {
        refuse(`has "${word}"; write words in lower case`);
      }
    }
    if (set.size < words.length) refuse("has a word twice; leave one out");
    classes.set(name, set);
  }
  for (const name of WORD_CLASSES) {
    if (!classes.has(name)) problems.push({ file: FILE, field: name, message: "is missing" });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return Object.fromEntries(classes) as WordClasses;
}

function isWordClass(name: string): name is WordClass {
  return (WORD_CLASSES as readonly string[]).includes(name);
}
