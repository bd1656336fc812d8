import { InvalidInputError } from "../errors.ts";
import { fold } from "../tagging/fold.ts";
import { listOf, readTable } from "./table.ts";

/** Folded words that tell English from other languages: see english-words.tsv. */
export type EnglishWords = Record<"function" | "report", ReadonlySet<string>>;

const FILE = "english-words.tsv";

let loaded: EnglishWords | undefined;

/** The words that tell English, read once. */
export function loadEnglishWords(): EnglishWords {
  loaded ??= readEnglishWords();
  return loaded;
}

function readEnglishWords(): EnglishWords {
  const words: EnglishWords = { function: new Set(), report: new Set() };
  for (const row of readTable(FILE, ["kind", "words"])) {
    if (row.kind !== "function" && row.kind !== "report") {
      const message = `"${row.kind}" is no kind of words; use function or report`;
      throw new InvalidInputError(
        [{ file: FILE, line: row.line, field: "kind", message }],
        "INVALID_LEXICON",
      );
    }
    words[row.kind] = new Set(listOf(row.words).map(fold));
  }
  return words;
}
