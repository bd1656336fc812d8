import type { Content } from "../document/sentence.ts";
import type { Whole } from "../document/whole.ts";
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

/** Words said with their speaker, who is not the first of those that said them where `joint`. */
export function attributionOf(
  { start, end, kind, cue, context, construction, decided }: Omit<Attribution, "speaker" | "joint">,
  speaker: Speaker,
  joint?: boolean,
): Whole<Attribution> {
  return { start, end, kind, speaker, joint, cue, context, construction, decided };
}

/** An attribution in its paragraph. */
export type PlacedAttribution = Attribution & { paragraph: Paragraph };

/** Who will speak in the next quotation: "the minister said:". */
export type Announcement = {
  speaker: Speaker;
  cue: string | null;
  /** The label that announces: "Foreign ministry:". */
  named?: Span;
};
