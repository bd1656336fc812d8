/** What a stretch of an article is: running text, a heading, a list item, a set-off quotation. */
export type BlockKind = "body" | "heading" | "item" | "quotation" | "boilerplate";

/** A paragraph by its place in the text, without the marks of a list or quotation before it. */
export type Block = {
  kind: BlockKind;
  start: number;
  end: number;
  /** Who a set-off quotation is signed by. */ cite?: string;
};
