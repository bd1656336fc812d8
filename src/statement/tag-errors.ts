import type { Stance } from "./tags.ts";

/**
 * What the chances of a stance come to on average, by whether it is the right one: the mean, the variance from
 * one statement to another, and the variance of the mean from one choice of events to another.
 */
export type MeanChance = { mean: number; variance: number; meanVariance: number };

/** How often a tagger's stances are wrong, measured on events that it had not seen. */
export type TagErrors = {
  /** The mean confidence of each class of confidence. */
  confidence: ReadonlyMap<number, number>;
  /** Of the tags of a stance that are wrong, how many parts of one should have been each other. */
  confusion: Record<Stance, Record<Stance, number>>;
  /** The chances of each stance for statements that take it, and for those that do not. */
  chances: Record<Stance, { taken: MeanChance; other: MeanChance }>;
};
