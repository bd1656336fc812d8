import { InvalidInputError } from "../errors.ts";
import { STANCES, type Stance } from "../statement/tags.ts";
import type { MeanChance, TagErrors } from "../statement/tag-errors.ts";
import { RULES_NAME } from "../tagging/model-name.ts";
import { numberOf, oneOf, readTable } from "./table.ts";

const FILE = "tag-errors.tsv";

/** Where the errors lie; `npm run train` writes them. */
export const TAG_ERRORS_URL = new URL(`./data/${FILE}`, import.meta.url);

/** The columns of their file: what is measured, for which stance or class, and the figures of it. */
export const TAG_ERROR_COLUMNS = ["measure", "of", "a", "b", "c", "d"] as const;

let loaded: TagErrors | undefined;

/** How often the stances of a model are wrong; null for another tagger than ours. */
export function errorsOf(model: string): TagErrors | null {
  if (!model.startsWith(`${RULES_NAME} `)) return null;
  return (loaded ??= loadTagErrors());
}

/**
 * Rows: `confidence` of a class, its mean; `confusion` of a tag that is wrong, the part of each stance in the
 * order of STANCES; `taken` and `other` of a stance, mean, variance and variance of the mean.
 */
function loadTagErrors(): TagErrors {
  const confidence = new Map<number, number>();
  const confusion = new Map<Stance, Record<Stance, number>>();
  const chances = { taken: new Map<Stance, MeanChance>(), other: new Map<Stance, MeanChance>() };
  for (const row of readTable(FILE, TAG_ERROR_COLUMNS)) {
    const { line } = row;
    const share = (field: "a" | "b" | "c" | "d") =>
      numberOf(row[field], { min: 0, max: 1 }, { file: FILE, line, field });
    const place = { file: FILE, line, field: "measure" };
    const measure = oneOf(row.measure, ["confidence", "confusion", "taken", "other"], place);
    if (measure === "confidence") {
      confidence.set(Number(row.of), share("a"));
      continue;
    }
    const stance = oneOf(row.of, STANCES, { file: FILE, line, field: "of" });
    if (measure === "confusion") {
      const [welcoming, skeptical, hostile, neutral] = [
        share("a"),
        share("b"),
        share("c"),
        share("d"),
      ];
      confusion.set(stance, { welcoming, skeptical, hostile, neutral });
    } else {
      const [mean, variance, meanVariance] = [share("a"), share("b"), share("c")];
      chances[measure].set(stance, { mean, variance, meanVariance });
    }
  }
  return {
    confidence,
    confusion: ofEach((stance) => confusion.get(stance)),
    chances: ofEach((stance) => {
      const [taken, other] = [chances.taken.get(stance), chances.other.get(stance)];
      return taken && other && { taken, other };
    }),
  };
}

function ofEach<T>(figuresOf: (stance: Stance) => T | undefined): Record<Stance, T> {
  const entries = STANCES.map((stance) => {
    const figures = figuresOf(stance);
    if (figures === undefined) {
      throw new InvalidInputError(
        [{ file: FILE, message: `has no row of ${stance} that it needs; npm run train writes it` }],
        "INVALID_LEXICON",
      );
    }
    return [stance, figures] as const;
  });
  return Object.fromEntries(entries) as Record<Stance, T>;
}
