import { InvalidInputError, type Problem } from "../errors.ts";
import {
  FOLD_CLASSES,
  type FoldClass,
  type FoldWords,
  LONGEST_VARIANT,
} from "../folding/fold-words.ts";
import { readCountries } from "./country-names.ts";
import { loadPersonNouns } from "./load-roles.ts";
import { listOf, type Row, readTable } from "./table.ts";

const CLASSES = "fold-words.tsv";
const VARIANTS = "same-words.tsv";

/** The words by which folding compares statements; nouns for persons and demonyms count as words of titles. */
export function loadFoldWords(): FoldWords {
  const classes = parseFoldClasses(readTable(CLASSES, ["class", "meaning", "words"]));
  const demonyms = readCountries().flatMap((row) => listOf(row.demonyms.toLowerCase()));
  const same = parseSameWords(readTable(VARIANTS, ["word", "variants"]));
  const title = new Set([...classes.title, ...loadPersonNouns(), ...demonyms]);
  return { ...classes, title, same };
}

/** Checks rows of the file of classes: each class once, each word in lower case and once. */
export function parseFoldClasses(
  rows: readonly Row<"class" | "meaning" | "words">[],
): Record<FoldClass, ReadonlySet<string>> {
  const problems: Problem[] = [];
  const classes = new Map<string, ReadonlySet<string>>();
  for (const { class: name, words: cell, line } of rows) {
    const refuse = (message: string) =>
      problems.push({ file: CLASSES, line, field: name, message });
    const words = listOf(cell);
    if (!FOLD_CLASSES.some((known) => known === name))
      refuse(`is not a class; the classes are ${FOLD_CLASSES.join(", ")}`);
    if (classes.has(name)) refuse("stands here for the second time; write one line");
    for (const word of words) {
      if (!isPlain(word)) refuse(`has "${word}"; write single words in lower case, without marks`);
    }
    if (new Set(words).size < words.length) refuse("has a word twice; leave one out");
    classes.set(name, new Set(words));
  }
  for (const name of FOLD_CLASSES) {
    if (!classes.has(name)) problems.push({ file: CLASSES, field: name, message: "is missing" });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return Object.fromEntries(classes) as Record<FoldClass, ReadonlySet<string>>;
}

/** Checks rows of the file of variants: each variant once, of few enough words, and no word that has another. */
export function parseSameWords(
  rows: readonly Row<"word" | "variants">[],
): ReadonlyMap<string, string> {
  const problems: Problem[] = [];
  const same = new Map<string, string>();
  for (const { word, variants, line } of rows) {
    const refuse = (message: string) =>
      problems.push({ file: VARIANTS, line, field: "variants", message });
    for (const variant of listOf(variants)) {
      const words = variant.split(" ");
      if (!words.every(isPlain))
        refuse(`has "${variant}"; write words in lower case, without marks`);
      if (words.length > LONGEST_VARIANT)
        refuse(`has "${variant}" of ${words.length} words; ${LONGEST_VARIANT} are the most`);
      if (same.has(variant)) refuse(`has "${variant}" for the second time; once is right`);
      same.set(variant, word);
    }
  }
  for (const { word, line } of rows) {
    if (same.has(word))
      problems.push({ file: VARIANTS, line, field: "word", message: "is a variant of another" });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return same;
}

function isPlain(word: string): boolean {
  return /^[\p{Ll}\p{N}]+$/u.test(word);
}
