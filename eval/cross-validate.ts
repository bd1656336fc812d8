import type { LinearModel } from "../src/tagging/linear-model.ts";
import type { Lexicons } from "../src/tagging/lexicons.ts";
import { type EnglishTagger, openTagger } from "../src/tagging/open-tagger.ts";
import { readText } from "../src/tagging/tokens.ts";
import type { Statement } from "../src/statement/statement.ts";
import type { MeasuredOutcome } from "./calibrate.ts";
import { FIT_SETTINGS, type TrainingRow } from "./examples.ts";
import { fitModel } from "./fit.ts";
import type { LabelledRow } from "./rows.ts";

const FOLDS = 5;

/**
 * Models that have each not seen a fifth of the events: by event, the model that does not know it.
 * Rows of one event share words, so a split by row would flatter.
 */
export function fitFolds(
  natural: readonly TrainingRow[],
  invented: readonly TrainingRow[],
): ReadonlyMap<string, LinearModel> {
  const folds = foldsOf(natural.map(({ row }) => row.labels.event));
  const models = new Map<string, LinearModel>();
  for (let fold = 0; fold < FOLDS; fold += 1) {
    // Some invented rows are on an event that natural rows are on as well.
    const known = [...natural, ...invented].filter(
      ({ row }) => folds.get(row.labels.event) !== fold,
    );
    const examples = known.map(({ example }) => example);
    const model = fitModel(examples, FIT_SETTINGS);
    for (const [event, its] of folds) if (its === fold) models.set(event, model);
  }
  return models;
}

/** Tags each row by the model that has not seen its event, or by the one that ships. */
export function tagByFolds(
  rows: readonly LabelledRow[],
  folds: ReadonlyMap<string, LinearModel>,
  lexicons: Lexicons,
): MeasuredOutcome[] {
  const taggers = new Map<LinearModel | null, EnglishTagger>();
  return rows.map(({ statement, labels }) => {
    const model = folds.get(labels.event) ?? lexicons.model;
    const tagger = taggers.get(model) ?? openTagger({ ...lexicons, model });
    taggers.set(model, tagger);
    return { labels, words: wordsOf(statement), tags: tagger.tagEnglish(statement) };
  });
}

function wordsOf({ text }: Statement): number {
  return readText(text).forms.length;
}

/** Deals events out in an order that has nothing to do with their names. */
function foldsOf(events: readonly string[]): ReadonlyMap<string, number> {
  const shuffled = [...new Set(events)].sort((a, b) => mix(a) - mix(b) || (a < b ? -1 : 1));
  return new Map(shuffled.map((event, i) => [event, i % FOLDS]));
}

function mix(text: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619) >>> 0;
  }
  return hash;
}
