import type { Utterance } from "../counting/snapshot.ts";
import type { TaggedStatement } from "../statement/tags.ts";

/** The statement, in its tags also what readers said of it: rows that are printed are accepted again. */
export function withHistory({ statement, corrections }: Utterance): TaggedStatement {
  if (!corrections) return statement;
  const tags = { ...statement.tags, corrections };
  return { ...statement, tags };
}
