import type { Block } from "../document/block.ts";
import { readByline } from "../document/byline.ts";
import type { Document } from "../document/document.ts";
import { joinOpenQuotes } from "../document/open-quotes.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import { proseIn, readArticlePieces } from "./article-element.ts";
import { readPageData } from "./page-data.ts";
import { flatten } from "./flatten.ts";
import { splitLines } from "./page-lines.ts";
import { parsePage } from "./page-tree.ts";
import { type Piece, SIGNATURE } from "./piece.ts";

/** Reads a page: the running text of its article without the boilerplate around it. */
export function readPage(
  html: string,
  { classes, places }: Pick<SpeechLexicon, "classes" | "places">,
): Document {
  const tree = parsePage(html) ?? parsePage(flatten(html));
  if (!tree) return { text: "", blocks: [], plain: false, about: {} };
  const { byline, body, ...data } = readPageData(tree, classes);
  const whole = fuller(readArticlePieces(tree, classes), body);
  const { title } = data;
  const lines = layOut(whole);
  const said = readByline(lines.text, lines.blocks, classes, places);
  const article = layOut(
    whole.filter((piece, i) => !isByline(piece, byline) && !(i === 0 && isTitle(piece, title))),
  );
  const blocks = joinOpenQuotes(article.text, article.blocks);
  return { text: article.text, title, blocks, plain: false, about: { ...said, ...data } };
}

/** Of a page that a script draws, its text as data is all there is. */
const DRAWN_SHARE = 0.3;

function fuller(pieces: Piece[], body = ""): Piece[] {
  if (proseIn(pieces) >= DRAWN_SHARE * body.length) return pieces;
  return splitLines(body).map((text) => ({ kind: "body", text }));
}

/** The paragraphs as one text, and where each stands in it. */
function layOut(pieces: readonly Piece[]): { text: string; blocks: Block[] } {
  let text = "";
  const blocks: Block[] = [];
  for (const { kind, text: words, cite } of pieces) {
    const signed = kind === "item" && words.startsWith(SIGNATURE);
    const start = text.length + (signed ? SIGNATURE.length : 0);
    text += words;
    blocks.push({ kind, start, end: text.length, cite });
    text += "\n\n";
  }
  return { text, blocks };
}

/** "By Gil Harrow", and other words that a page puts beside its author's name. */
function isByline({ text }: Piece, byline: string | undefined): boolean {
  return byline !== undefined && text.length < byline.length + 40 && text.includes(byline);
}

/** The title is no part of the text. */
function isTitle({ kind, text }: Piece, title: string | undefined): boolean {
  return kind === "heading" && text === title;
}
