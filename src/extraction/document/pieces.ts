import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { VerbIndex } from "../words/verb-index.ts";
import type { Block } from "./block.ts";
import { isBoilerplate, isBracketed, isNote, looksLikeHeading } from "./boilerplate.ts";
import { entriesIn } from "./country-entries.ts";
import type { Document } from "./document.ts";
import { foldLabelLines } from "./label-lines.ts";
import { leadInLength } from "./lead-in.ts";
import { isAllCapitals, readLabel, type Label, type LabelWords } from "./labels.ts";
import type { Piece } from "./piece.ts";

const MAX_TOPIC = 90;

/** The blocks of an article without boilerplate, in order, each behind its dateline and label. */
export function readPieces(
  { text, blocks }: Document,
  { classes, places }: SpeechLexicon,
  verbs: VerbIndex,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let onlyLines = true;
  for (const whole of blocks) {
    if (whole.kind === "boilerplate") continue;
    const block = insideNote(whole, text);
    const words = text.slice(block.start, block.end);
    const line = couldHead(block, words, classes);
    const aside = !line && isBracketed(words);
    const start = block.start + leadInLength(words, classes, places, onlyLines);
    const label = readLabel(text, { start, end: block.end }, { classes, places, verbs });
    const title = line && pieces.length === 0;
    const labelled = !title && label !== null && isLabelled(text, block, label, line);
    if ((labelled || !(line || aside)) && isBoilerplate(text.slice(start, block.end), classes))
      continue;
    onlyLines &&= line && !labelled;
    if (!labelled) pieces.push({ ...block, start, line, aside });
    else pieces.push(...behindLabel(text, { ...block, aside }, label, { classes, places, verbs }));
  }
  return foldLabelLines(pieces, text, classes);
}

/** A report in brackets without them. */
function insideNote(block: Block, text: string): Block {
  const words = text.slice(block.start, block.end);
  const note = isBracketed(words) && isNote(words);
  return note ? { ...block, start: block.start + 1, end: block.end - 1 } : block;
}

function couldHead({ kind }: Block, words: string, classes: WordClasses): boolean {
  if (kind === "heading") return true;
  return kind === "body" && (looksLikeHeading(words, classes) || isTopicLine(words));
}

/** What stands behind a label: the entries of a country's offices, or one piece behind a second label. */
function behindLabel(
  text: string,
  block: Block & Pick<Piece, "aside">,
  { next, ...label }: Label,
  words: LabelWords,
): Piece[] {
  const behind = { start: next, end: block.end };
  const entries = label.mark === "." ? entriesIn(text, behind) : [];
  const piece = { ...block, line: false, label };
  if (entries.length > 0) return entries.map((entry) => ({ ...piece, ...entry }));
  const second = readLabel(text, behind, words);
  if (!second || second.next >= block.end) return [{ ...piece, start: next }];
  const { next: start, ...inner } = second;
  return [{ ...piece, start, inner }];
}

/** "THE GOVERNMENT: A LESSON FOR ALL" is a heading as a whole. */
function isLabelled(text: string, { kind, end }: Block, { next }: Label, line: boolean): boolean {
  return next < end && kind !== "heading" && !(line && isAllCapitals(text.slice(next, end)));
}

/** "MARKET REACTION:". */
function isTopicLine(words: string): boolean {
  return words.length < MAX_TOPIC && words.endsWith(":") && isAllCapitals(words);
}
