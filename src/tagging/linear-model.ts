import type { Stance } from "../statement/tags.ts";

/** Features by name; what is not there is zero. */
export type Features = Map<string, number>;

/** Weights that were learnt from labelled rows: for each feature one per stance, and one for tone. */
export type StanceModel = {
  version: string;
  stances: readonly Stance[];
  /** Four stance weights and the weight for tone. */
  weights: ReadonlyMap<string, readonly number[]>;
};
