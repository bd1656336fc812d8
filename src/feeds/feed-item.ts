/** An article that a feed names. */
export type FeedItem = {
  url: string;
  title?: string;
  /** Its first words, or its keywords, as plain text. */
  summary?: string;
  /** As a statement has it: ISO 8601. */
  publishedAt?: string;
};
