import type { Block } from "./block.ts";
import type { Label } from "./labels.ts";

/** A block of an article that may say something: a paragraph, or a line that heads or signs others. */
export type Piece = Block & {
  /** Whether it is a line that could be a heading. */
  line: boolean;
  /** Read only where it names somebody: a line in brackets. */
  aside: boolean;
  /** The words in front of it: "OSLO:", "LATVIA."; it begins behind them. */
  label?: Omit<Label, "next">;
  /** A second one behind it: "Norway: Foreign ministry:". */
  inner?: Omit<Label, "next">;
};
