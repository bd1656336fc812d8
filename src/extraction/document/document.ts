import type { Article } from "../article.ts";
import { readBlocks, type Block } from "./blocks.ts";
import { readByline } from "./byline.ts";
import { readDateline } from "./dateline.ts";
import { isOnlyDate } from "./dates.ts";
import { closesArticle, isBoilerplate, looksLikeHeading, opensEarlier } from "./boilerplate.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { withPlainMarks } from "./quotation-marks.ts";
import { trimMarks } from "./trim-marks.ts";

/** A paragraph with where it stands: under which heading, and whether that tells of earlier days. */
export type Paragraph = Block & { heading?: string; earlier: boolean };

/** A text as the extraction reads it, and what it says about itself. */
export type Document = {
  text: string;
  title?: string;
  blocks: Block[];
  about: Article;
  /** False when positions mean nothing to the sender. */
  plain: boolean;
};

/** A plain text as a document; its first line that is no boilerplate is its title. */
export function readText(raw: string, { classes, places }: SpeechLexicon): Document {
  // Line ends keep their length, so that positions stay those of the file.
  const text = withPlainMarks(raw.replace(/\r\n/g, " \n").replace(/\r/g, "\n"));
  const blocks = readBlocks(text);
  const about = readByline(text, blocks, classes, places);
  return { text, title: titleOf(text, blocks, classes), blocks, about, plain: true };
}

const MAX_MENU = 60;

function titleOf(text: string, all: readonly Block[], classes: WordClasses): string | undefined {
  const titles = all.slice(0, MAX_MENU).filter(({ start, end }) => {
    const line = text.slice(start, end).trim();
    return !classes.navigation.has(line.toLowerCase()) && !isOnlyDate(line, classes);
  });
  const blocks = titles.length > 0 ? titles : all;
  for (const { start, end } of blocks.slice(0, 4)) {
    const whole = text.slice(start, Math.min(end, start + 300)).replace(/^#+\s*/, "");
    const [line = ""] = whole.split("\n", 1).map((first) => first.trim());
    const bracketed = /^[[(]/.test(line);
    // A label such as "World" stands above many titles, and a sentence below a short one.
    const sentence = /[.!]["”’»]?$/.test(line);
    if (line.length > 15 && !bracketed && !sentence) return line;
  }
  return blocks[0] && text.slice(blocks[0].start, Math.min(blocks[0].end, blocks[0].start + 300));
}

/** The paragraphs that can hold statements, in order: headings and boilerplate are left out. */
export function readParagraphs(
  { text, blocks }: Document,
  { classes, places }: SpeechLexicon,
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading: string | undefined;
  let closed = false;
  let earlier = false;
  let started = false;
  for (const block of blocks) {
    const words = text.slice(block.start, block.end);
    const isHeading =
      block.kind === "heading" || (block.kind === "body" && looksLikeHeading(words, classes));
    if (isHeading) {
      heading = trimMarks(words.replace(/\s+/g, " ").replace(/^[#* ]+/, ""), "*: ");
      closed = closesArticle(heading, classes);
      earlier = opensEarlier(heading, classes);
      continue;
    }
    if (closed || block.kind === "boilerplate" || isBoilerplate(words, classes)) continue;
    // Points before the first sentence of the article sum it up.
    if (block.kind === "item" && !started && !/[.!?:]["”'’]?$/.test(words)) continue;
    started ||= block.kind === "body";
    const start = block.start + (readDateline(words, classes, places)?.length ?? 0);
    paragraphs.push({ ...block, start, heading, earlier });
  }
  return paragraphs;
}
