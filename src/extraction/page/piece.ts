import type { BlockKind } from "../document/block.ts";

/** A paragraph of a page. */
export type Piece = { kind: BlockKind; text: string; cite?: string };

/** What the line begins with that says who spoke the quotation above it. */
export const SIGNATURE = "— ";
const DASH = /^[—–-]\s*/;
const DASHED = /^[—–-]\s*(?=[\p{Lu}@])/u;
const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}{0,7}\\.?";
const DAY_AT_END = new RegExp(
  `[ ,·|(]{1,3}(?:${MONTH} \\d{1,2}|\\d{1,2} ${MONTH})(?:,? \\d{4})?\\)?$`,
  "u",
);

/** The line that says who spoke, of a name as it stands below a quotation. */
export function signatureOf(text: string): Piece | null {
  const name = text.replace(DASH, "").replace(DAY_AT_END, "").replace(/,$/, "");
  return name ? { kind: "item", text: `${SIGNATURE}${name}` } : null;
}

/** Whether a line stands where the speaker of a quotation does, behind a dash. */
export function isSignature(text: string, before: Piece | undefined): boolean {
  return DASH.test(text) && isQuotation(before);
}

/** Whether a paragraph only quotes. */
export function isQuotation(piece: Piece | undefined): boolean {
  return piece?.kind === "quotation" || (piece !== undefined && /^[“"«„].*[”"»]$/.test(piece.text));
}

/** The paragraphs of a set-off quotation as one, and the last line that signs it apart. */
export function joinQuotation(pieces: readonly Piece[]): Piece[] {
  const last = pieces.at(-1);
  const signed = last && pieces.length > 1 && DASHED.test(last.text);
  const cite = signed ? last.text.replace(DASHED, SIGNATURE).replace(DAY_AT_END, "") : undefined;
  const said = signed ? pieces.slice(0, -1) : pieces;
  const line: Piece[] = cite === undefined ? [] : [{ kind: "item", text: cite }];
  // Paragraphs with quotation marks of their own are an excerpt in which others speak.
  if (said.length === 0 || (said.length > 1 && said.some(({ text }) => /[“"«”»]/.test(text))))
    return [...said, ...line];
  return [{ kind: "quotation", text: said.map(({ text }) => text).join(" "), cite }, ...line];
}
