import type { Content } from "../document/sentence.ts";
import type { Paragraph } from "../layout/paragraphs.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { Span } from "../../statement/statement.ts";

/** Something said, at its place in the text, before it becomes a statement. */
export type Attribution = Content & {
  speaker: Speaker | null;
  /** Whether somebody else said the same words with the speaker. */
  joint?: boolean;
  cue: string | null;
  /** The sentence with its attribution. */
  context: Span;
  /** The name of the construction by which it was seen, and the words that decided. */
  construction: string;
  decided: Span | null;
};

/** An attribution in its paragraph. */
export type PlacedAttribution = Attribution & { paragraph: Paragraph };

/** Who will speak in the next quotation: "the minister said:". */
export type Announcement = {
  speaker: Speaker;
  cue: string | null;
  /** The label that announces: "Foreign ministry:". */
  named?: Span;
};
