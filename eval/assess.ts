import { SENTIMENTS, STANCES, sentimentLabel } from "../src/statement/tags.ts";
import type { Tags } from "../src/statement/tags.ts";
import type { Labels } from "./rows.ts";
import { confuse, correlate, scoreLabels, type Pair } from "./scores.ts";

/** A row's labels and the tags that it was given. */
export type Outcome = { labels: Labels; tags: Tags };

/** The figures of some outcomes. */
export type Figures = {
  n: number;
  /** Over the rows whose country the text still gives; null without any. */
  country: number | null;
  stance: number;
  stanceF1: number[];
  confusion: number[][];
  /** How far shares and hits lie apart, in ten steps of confidence. */
  calibration: number;
  sentiment: number;
  correlation: number;
};

/** Compares tags with labels. */
export function assess(outcomes: readonly Outcome[]): Figures {
  const stances = outcomes.map(({ labels, tags }): Pair => [
    labels.stance ?? "",
    tags.stance.label,
  ]);
  const tones = outcomes.map(({ labels, tags }): Pair => [
    sentimentLabel(labels.sentiment),
    tags.sentiment.label,
  ]);
  const placed = outcomes.filter(({ labels }) => labels.country !== undefined && !labels.renamed);
  const right = placed.filter(({ labels, tags }) => labels.country === tags.country.code).length;
  const stance = scoreLabels(stances, STANCES);
  return {
    n: outcomes.length,
    country: placed.length > 0 ? right / placed.length : null,
    stance: stance.macroF1,
    stanceF1: stance.f1,
    confusion: confuse(stances, STANCES),
    calibration: calibrationError(outcomes),
    sentiment: scoreLabels(tones, SENTIMENTS).macroF1,
    correlation: correlate(
      outcomes.map(({ labels }) => labels.sentiment),
      outcomes.map(({ tags }) => tags.sentiment.score),
    ),
  };
}

function calibrationError(outcomes: readonly Outcome[]): number {
  const steps = Array.from({ length: 10 }, () => ({ n: 0, hits: 0, sure: 0 }));
  for (const { labels, tags } of outcomes) {
    const { label, scores } = tags.stance;
    const step = steps[Math.min(9, Math.floor(scores[label] * 10))]!;
    step.n += 1;
    step.sure += scores[label];
    if (labels.stance === label) step.hits += 1;
  }
  return steps.reduce((sum, { hits, sure }) => sum + Math.abs(hits - sure), 0) / outcomes.length;
}
