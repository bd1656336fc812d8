import { InvalidInputError } from "../errors.ts";
import { fold } from "../tagging/fold.ts";
import { listOf, readTable } from "./table.ts";

/** Folded words that tell English from other languages: see english-words.tsv. */
export type EnglishWords = {
  /** How much each counts: 1, or less for those that other languages have too. */
  weights: ReadonlyMap<string, number>;
  report: ReadonlySet<string>;
};

const WEIGHTS: Readonly<Record<string, number>> = { function: 1, report: 1, shared: 1 / 3 };

const FILE = "english-words.tsv";

let loaded: EnglishWords | undefined;

/** The words that tell English, read once. */
export function loadEnglishWords(): EnglishWords {
  loaded ??= readEnglishWords();
  return loaded;
}

function readEnglishWords(): EnglishWords {
  const weights = new Map<string, number>();
  const report = new Set<string>();
  for (const { kind, words, line } of readTable(FILE, ["kind", "words"])) {
    const weight = WEIGHTS[kind];
    if (weight === undefined) {
      const message = `"${kind}" is not a kind of words; use ${Object.keys(WEIGHTS).join(", ")}`;
      throw new InvalidInputError(
        [{ file: FILE, line, field: "kind", message }],
        "INVALID_LEXICON",
      );
    }
    for (const word of listOf(words).map(fold)) {
      weights.set(word, weight);
      if (kind === "report") report.add(word);
    }
  }
  return { weights, report };
}
