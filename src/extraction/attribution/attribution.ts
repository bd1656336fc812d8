import type { StatementKind } from "../../statement/statement.ts";
import type { Paragraph } from "../document/document.ts";
import type { Speaker } from "../speakers/known-speakers.ts";

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

/** A find in its paragraph. */
export type PlacedFind = Find & { paragraph: Paragraph };
