import type { StatementKind } from "../statement/statement.ts";
import type { Speaker } from "./cast.ts";

/** Something said, at its place in the text, before it becomes a statement. */
export type Find = {
  start: number;
  end: number;
  kind: StatementKind;
  speaker: Speaker | null;
  cue: string | null;
  /** The sentence with its attribution. */
  context: { start: number; end: number };
};
