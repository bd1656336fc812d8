import type { Mention } from "../statement/tags.ts";

/** The version of the format; an import refuses a newer one. docs/event-files.md describes it. */
export const EVENT_FILE_VERSION = 1;

/** The first line of the file of an event. */
export type EventHeader = {
  kind: "event";
  version: number;
  event: string;
  /** The name of the tagger that the event has; null where none is known. */
  tagger: string | null;
};

/** A mention that counts: what was said with its tags. */
export type MentionLine = {
  kind: "mention";
  /** Its place among all that was sent to the store that it comes from. */
  sequence: number;
  /** The epoch of the model that tagged it. */
  epoch: number;
  statement: Mention;
};

/** A mention that counts and whose text is gone: what the store keeps of it. */
export type CountLine = {
  kind: "count";
  id: string;
  /** As record-arguments.ts writes them. */
  record: string;
  source: string;
  /** The name of its article in the store; "" without. */
  article: string;
};

/** The last line, by which a file is known to be whole. */
export type EndLine = { kind: "end"; mentions: number };

/** A line of another part of an event. */
export type PartLine = { kind: string } & Record<string, unknown>;

/** A line of the file of an event. */
export type EventLine = EventHeader | MentionLine | CountLine | PartLine | EndLine;
