import { closesArticle, opensEarlier } from "../document/boilerplate.ts";
import type { Rubric } from "../document/labels.ts";
import type { Piece } from "../document/piece.ts";
import type { Sentence } from "../document/sentence.ts";
import { trimMarks } from "../document/trim-marks.ts";
import type { Whole } from "../document/whole.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Form, LaidPiece } from "./sheet.ts";

/** A paragraph with where it stands: under which heading, in which form, whether that tells of earlier days. */
export type Paragraph = Omit<Piece, "line" | "aside"> & {
  heading?: Rubric & { names?: NounPhrase };
  form?: Form;
  earlier: boolean;
};

/** A paragraph with its sentences. */
export type ReadParagraph = { paragraph: Paragraph; sentences: readonly Sentence[] };

/** The paragraphs that can hold statements, in order: headings and lines that only name are left out. */
export function paragraphsOf(
  laid: readonly LaidPiece[],
  text: string,
  classes: WordClasses,
): ReadParagraph[] {
  const paragraphs: ReadParagraph[] = [];
  let heading: Paragraph["heading"];
  let closed = false;
  let earlier = false;
  let started = false;
  for (const { piece, sentences, use, form, heads: names } of laid) {
    const words = text.slice(piece.start, piece.end);
    if (use === "heading") {
      heading = { text: headingOf(words), start: piece.start, end: piece.end, names };
      closed = closesArticle(heading.text, classes);
      earlier = opensEarlier(heading.text, classes);
    }
    // In a file of documents, notes to one of them end where the next begins.
    if (form || /^\d{1,2}\.$/.test(words)) closed = false;
    if (use !== "words" || closed || piece.aside) continue;
    // Points before the first sentence of the article sum it up.
    const { kind, start, end, cite, label, inner } = piece;
    if (kind === "item" && !started && !/[.!?:]["”'’]?$/.test(words)) continue;
    started ||= kind === "body";
    const paragraph: Whole<Paragraph> = {
      kind,
      start,
      end,
      cite,
      label,
      inner,
      heading,
      form,
      earlier,
    };
    paragraphs.push({ paragraph, sentences });
  }
  return paragraphs;
}

function headingOf(words: string): string {
  return trimMarks(words.replace(/\s+/g, " ").replace(/^[#* ]+/, ""), "*: ");
}
