import type { Article } from "../article.ts";
import type { Block } from "./block.ts";
import { readBlocks } from "./blocks.ts";
import { readByline } from "./byline.ts";
import { isOnlyDate } from "./dates.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { WordClasses } from "../words/word-classes.ts";
import { withPlainMarks } from "./quotation-marks.ts";

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
