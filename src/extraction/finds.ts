import type { StatementKind } from "../statement/statement.ts";
import type { Cast, Speaker } from "./cast.ts";
import type { CueIndex } from "./cues.ts";
import type { MentionContext } from "./mentions.ts";

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

/** Who will speak in the next quotation: "the minister said:". */
export type Announcement = { speaker: Speaker; cue: string | null };

/** What a sentence is read with: the text, the words that name, the verbs, and who was named before. */
export type SentenceContext = MentionContext & { cast: Cast; cues: CueIndex };
