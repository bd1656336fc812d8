import type { Statement } from "../statement/statement.ts";
import type { TaggerOutput } from "../statement/tags.ts";

/** A tagger of a user's own, which may take its time: a worker waits for it, no longer than for one of ours. */
export type OwnTagger = Omit<Tagger, "tag"> & {
  /** Its tags, or that it is set aside for its language; the same statement always gets the same. */
  tag(statement: Statement): TaggerOutput | Promise<TaggerOutput>;
};

/** Tags statements: the same statement always gets the same tags. No I/O, no clock, no randomness. */
export type Tagger = {
  /** Name and version of the rules, lexicons and weights, as it stands in `tags.model`. */
  readonly model: string;
  /** Goes up by one with every model: tags of a lower epoch never overwrite those of a higher one. */
  readonly epoch: number;
  /** Its tags, or that it is set aside for its language. */
  tag(statement: Statement): TaggerOutput;
};
