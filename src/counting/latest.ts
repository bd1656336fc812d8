import { digest } from "../statement/identity.ts";
import type { ArticleRevision } from "./entry.ts";

/*
 * The counts depend on the mentions and states that were sent, never on the order in which they come:
 *
 * - Of the contents of one id, the one with the highest sequence counts, and of equal ones the one whose
 *   digest is higher. The others are gone, also where the latest counts no more.
 * - It counts unless another state of its article is later than itself. That is for good: a state that
 *   comes again has to bring its statements again.
 * - The same content that comes again has the highest of its sequences, and of its tags those of the
 *   highest epoch. (Only where a content goes and comes back while two models tag does it depend on which
 *   of them was seen while the other content counted.)
 */

/** A content or a state, placed in the order of sending; `mark` is its digest. */
export type Sent = { sequence: number; mark: string };

/** Whether `a` is later than `b`: by sequence, and of equal ones by mark. */
export function isLater(a: Sent, b: Sent): boolean {
  return a.sequence === b.sequence ? a.mark > b.mark : a.sequence > b.sequence;
}

/** 48 bits that tell a state of an article from all other states, and from other articles. */
export function stateMark({ article, revision }: Pick<ArticleRevision, "article" | "revision">) {
  return digest([article, revision], 8);
}
