import type { Mention, MentionContext } from "./noun-phrases.ts";

/** Who does what a verb says: the mention, and the tokens it takes up with its appositions. */
export type Subject = { mention: Mention; from: number; to: number; comma: boolean };

/** What subjects are read with; none begins before the token `floor`. */
export type SubjectContext = MentionContext & { floor: number };
