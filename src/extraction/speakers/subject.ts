import type { NounPhrase } from "./noun-phrase.ts";

/** Who does what a verb says: the noun phrase, and the tokens it takes up with its appositions. */
export type Subject = { phrase: NounPhrase; from: number; to: number; comma: boolean };
