import type { ArticleReference, Origin, Span, StatementKind } from "./statement.ts";

/** A field that may be left out; null means the same. */
type Absent = null | undefined;

/**
 * A statement as programs give it: `event` and `text` are required, and null means absent. Statements that Readout
 * gave back, tags and all, are taken again; their tags are made anew.
 */
export type StatementInput = {
  /** What is reacted to: a slug of a-z, 0-9 and hyphens, 1 to 80 characters long. */
  event: string;
  /** The words: a quote, a paraphrase, or both; at most 20,000 characters. */
  text: string;
  /** Your own name of it, at most 128 printable characters, unique within its event; made from the content where it is left out. */
  id?: string | Absent;
  /** A line that says what the event is. */
  eventTitle?: string | Absent;
  /** Words by which the event is known, at most 200. */
  keywords?: readonly string[] | Absent;
  /** Who said it, with or without the title in front. */
  speaker?: string | Absent;
  /** The speaker's title or institution. */
  affiliation?: string | Absent;
  /** Where it was said, as the article has it. */
  place?: string | Absent;
  /** Who printed it. */
  outlet?: string | Absent;
  /** The address of the article, http or https. */
  url?: string | Absent;
  /** A calendar day (`2023-04-27`), or a date and time in ISO 8601. */
  publishedAt?: string | Absent;
  /** The language of the text, such as `en`; else it is detected where the text is long enough. */
  lang?: string | Absent;
  /** `direct` for a quote, `indirect` for a paraphrase, `partial` for a paraphrase with quoted words. */
  kind?: StatementKind | Absent;
  /** The verb that reports it. */
  cue?: string | Absent;
  /** The sentence with its attribution. */
  context?: string | Absent;
  /** Where it stands in its article, in UTF-16 code units. */
  span?: Span | Absent;
  /** The article that it was taken from. */
  article?: { [Field in keyof ArticleReference]: ArticleReference[Field] | Absent } | Absent;
  /** What the article says about where the speaker is at home, at most eight; made by extraction. */
  origin?: readonly Origin[] | Absent;
  /** Whether it is no reaction to this event. */
  background?: boolean | Absent;
  /** The first wording of a text that is a translation. */
  originalText?: string | Absent;
  /** Who or what translated it. */
  translatedBy?: string | Absent;
  /** Your own fields, kept and given back; at most 2 kB. */
  meta?: Readonly<Record<string, string>> | Absent;
  /** Accepted in rows that Readout printed, and made anew. */
  tags?: unknown;
  /** Accepted in rows that failed, and left out. */
  failure?: unknown;
  /** Accepted in rows that `extract --explain` printed, and left out. */
  explain?: unknown;
};
