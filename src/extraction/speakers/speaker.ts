import type { Span } from "../../statement/statement.ts";

/**
 * Who speaks, as a statement names it. The name is the fullest, and the affiliation the longest, that the
 * article has given so far: both are final when the article has been read.
 */
export type Speaker = {
  name: string;
  affiliation?: string;
  kind: "person" | "body" | "group" | "outlet";
  /** Where the article first names it. */
  first?: Span;
  /** Where the article says most about who it is: the mention with what stands beside it. */
  introduced?: Span;
};
