import { InvalidInputError, type Problem } from "../errors.ts";
import type { ShapeWord, StanceWords } from "../tagging/lexicons.ts";
import { MARK } from "../tagging/marks.ts";
import { listOf, oneOf, readTable, type Row } from "./table.ts";

const FILE = "stance-words.tsv";
const COLUMNS = ["kind", "meaning", "match", "words"] as const;

/** The kinds of words that change what stands beside them. */
const MARKS: Readonly<Record<string, number>> = {
  contrast: MARK.contrast,
  concession: MARK.concession,
  relative: MARK.relative,
  undoes: MARK.undoes,
  "near negator": MARK.nearNegator,
  negator: MARK.negator,
  "takes up": MARK.takesUp,
};
/** The kinds of words that tell by themselves, each with the feature that a word brings. */
const SHAPES: Readonly<Record<string, (word: string) => ShapeWord>> = {
  "person we": () => ({ name: "person:we", value: 0.5 }),
  "person i": () => ({ name: "person:i", value: 0.5 }),
  "person you": () => ({ name: "person:you", value: 0.5 }),
  "person they": () => ({ name: "person:they", value: 0.5 }),
  "person no": () => ({ name: "person:no", value: 0.5 }),
  modal: (word) => ({ name: `modal:${word}`, value: 0.4 }),
  shifter: (word) => ({ name: `shifter:${word}`, value: 0.4 }),
};
const KINDS = [...Object.keys(MARKS), ...Object.keys(SHAPES)];

/** What single words do to the stance of a sentence. */
export function loadStanceWords(): StanceWords {
  return parseStanceWords(readTable(FILE, COLUMNS));
}

/** Checks rows of the file: each kind once, each word once in its kind. */
export function parseStanceWords(rows: readonly Row<(typeof COLUMNS)[number]>[]): StanceWords {
  const bySpelling = new Map<string, number>();
  const byBaseForm = new Map<string, number>();
  const shapes = new Map<string, ShapeWord[]>();
  const missing = new Set(KINDS);
  const problems: Problem[] = [];
  for (const { line, kind, match, words: cell } of rows) {
    oneOf(kind, KINDS, { file: FILE, line, field: "kind" });
    const how = oneOf(match, ["spelling", "base form", "either"], {
      file: FILE,
      line,
      field: "match",
    });
    if (!missing.delete(kind)) {
      problems.push({ file: FILE, line, field: "kind", message: `has "${kind}" a second time` });
    }
    const words = listOf(cell);
    if (new Set(words).size < words.length) {
      problems.push({ file: FILE, line, field: "words", message: "has a word twice" });
    }
    for (const word of words) {
      const bit = MARKS[kind] ?? 0;
      if (how !== "base form") bySpelling.set(word, (bySpelling.get(word) ?? 0) | bit);
      if (how !== "spelling") byBaseForm.set(word, (byBaseForm.get(word) ?? 0) | bit);
      const shape = SHAPES[kind]?.(word);
      if (shape) shapes.set(word, [...(shapes.get(word) ?? []), shape]);
    }
  }
  for (const kind of missing) problems.push({ file: FILE, message: `has no row of ${kind}` });
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_LEXICON");
  return { bySpelling, byBaseForm, shapes };
}
