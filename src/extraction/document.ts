import { readBlocks, type Block } from "./blocks.ts";
import { closesArticle, isFurniture, looksLikeHeading, opensEarlier } from "./furniture.ts";
import { trimMarks } from "./trim-marks.ts";

/** A paragraph with where it stands: under which heading, and whether that tells of earlier days. */
export type Paragraph = Block & { heading?: string; earlier: boolean };

/** "PORT ELSING, March 12 (Reuters) - ": where and when it was written, not who speaks. */
const DATELINE =
  /^\p{Lu}[\p{Lu}\p{M} .'’/-]{2,40}(?:, \p{Lu}[\p{L}. ]{1,30}?)?(?:,? (?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)(?:,? \d{4})?(?: \([^)]{1,30}\))?| \([^)]{1,30}\))\s*[-–—]+\s+/iu;

/** A text as the extraction reads it; `plain` is false when positions mean nothing to the sender. */
export type Document = { text: string; title?: string; blocks: Block[]; plain: boolean };

/** A plain text as a document; its first line is its title. */
export function readText(raw: string): Document {
  // Line ends keep their length, so that positions stay those of the file.
  const text = raw.replace(/\r\n/g, " \n").replace(/\r/g, "\n");
  const blocks = readBlocks(text);
  return { text, title: titleOf(text, blocks), blocks, plain: true };
}

function titleOf(text: string, blocks: readonly Block[]): string | undefined {
  for (const { start, end } of blocks.slice(0, 4)) {
    const line = text
      .slice(start, Math.min(end, start + 300))
      .replace(/^#+\s*/, "")
      .split("\n")[0]!
      .trim();
    const bracketed = /^[[(]/.test(line);
    // A label such as "World" stands above many titles, and a sentence below a short one.
    const sentence = /[.!]["”’»]?$/.test(line);
    if (line.length > 15 && !bracketed && !sentence) return line;
  }
  return blocks[0] && text.slice(blocks[0].start, Math.min(blocks[0].end, blocks[0].start + 300));
}

/** The paragraphs that can hold statements, in order: headings and furniture are left out. */
export function readParagraphs({ text, blocks }: Document): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let heading: string | undefined;
  let closed = false;
  let earlier = false;
  let started = false;
  for (const block of blocks) {
    const words = text.slice(block.start, block.end);
    const isHeading =
      block.kind === "heading" || (block.kind === "body" && looksLikeHeading(words));
    if (isHeading) {
      heading = trimMarks(words.replace(/\s+/g, " ").replace(/^[#* ]+/, ""), "*: ");
      closed = closesArticle(heading);
      earlier = opensEarlier(heading);
      continue;
    }
    if (closed || block.kind === "furniture" || isFurniture(words)) continue;
    // Points before the first sentence of the article sum it up.
    if (block.kind === "item" && !started && !/[.!?:]["”'’]?$/.test(words)) continue;
    started ||= block.kind === "body";
    const start = block.start + (DATELINE.exec(words.slice(0, 120))?.[0].length ?? 0);
    paragraphs.push({ ...block, start, heading, earlier });
  }
  return paragraphs;
}
