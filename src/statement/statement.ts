export const STATEMENT_KINDS = ["direct", "partial", "indirect"] as const;
/** Whether a statement is a quote, a quote in part, or a paraphrase. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** A stretch of UTF-16 code units: `slice(start, end)`. */
export type Span = { start: number; end: number };

/** The article that a statement was taken from; `hash` changes with its content. */
export type ArticleReference = { hash?: string; title?: string; file?: string };

/** The parts of an article that can tell where a speaker is at home. */
export const ORIGIN_KINDS = ["heading", "dateline", "title", "outlet", "sentence", "cast"] as const;
/** Where an article tells where a speaker is at home. */
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** A place in an article that tells where a speaker is at home; the offsets are those of its text. */
export type Origin = { country: string; by: OriginKind; text: string } & Span;

/** What one speaker said about one event, as one outlet printed it. Absent fields are left out. */
export type Statement = {
  id: string;
  event: string;
  text: string;
  eventTitle?: string;
  /** The first wording of a text that is a translation. */
  originalText?: string;
  /** Who or what translated it. */
  translatedBy?: string;
  keywords?: string[];
  speaker?: string;
  affiliation?: string;
  place?: string;
  outlet?: string;
  url?: string;
  /** A calendar day (`2023-04-27`) or an ISO 8601 date and time; without a zone it is UTC. */
  publishedAt?: string;
  lang?: string;
  kind?: StatementKind;
  cue?: string;
  context?: string;
  span?: Span;
  article?: ArticleReference;
  /** At most eight; made by extraction, no part of the id. */
  origin?: Origin[];
  background?: boolean;
  meta?: Record<string, string>;
};
