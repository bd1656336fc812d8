import type { Content, Sentence } from "../document/sentence.ts";
import type { Paragraph } from "../document/document.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Found, ParagraphScene } from "./construction.ts";

/** Who a turn of a transcript belongs to, and where its words begin. */
export type Turn = { label: string; from: number; asks: boolean };

const LABEL =
  /^((?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|al)){0,5})(?: \([^)]{1,60}\))?\s*:\s/u;
const MIN_TURNS = 5;

/** The turn a paragraph opens; null when it opens none. */
export function readTurn(
  text: string,
  { start, end }: Paragraph,
  classes: WordClasses,
): Turn | null {
  const match = LABEL.exec(text.slice(start, Math.min(end, start + 120)));
  if (!match || /["“‘'«]/.test(text.charAt(start + match[0].length))) return null;
  const [whole, label = ""] = match;
  const role = label.trim().toLowerCase().replace(/\d/g, "");
  return { label, from: start + whole.length, asks: classes["asking label"].has(role) };
}

/** Whether an article is a transcript: labels open most of its paragraphs, and come again. */
export function isTranscript(turns: readonly (Turn | null)[]): boolean {
  const labels = turns.filter((turn) => turn !== null).map(({ label }) => label);
  return (
    labels.length >= MIN_TURNS &&
    labels.length * 2 > turns.length &&
    new Set(labels).size * 1.5 < labels.length
  );
}

const PROCEDURE =
  /^(?:thank(?:s| you)\b.{0,40}|good (?:morning|afternoon|evening|day)\b.{0,40}|hello\b.{0,30}|welcome\b.{0,30}|questions?,? please|next(?: question)?|yes|no|sure|right|okay|ok|please|go ahead.{0,20}|may i|can you hear .{0,40}|(?:i am|i'm) also asked to .{0,60}|i (?:shall|will|'ll) (?:be brief|have to get back|get back).{0,60}|let me .{0,40}|we(?:'ll| will) take .{0,40}|there is coffee.{0,30}|the (?:gentleman|lady|woman|man) .{0,50}|over to .{0,40}|make of that what you will|last (?:one|question).{0,20}|you have seen .{0,80}|and i quote.{0,60})[.?!,]*$/i;
const MIN_WORDS = 7;

/** The turns of labels that come again; "Participants:" opens none. */
export function keepTurns(turns: readonly (Turn | null)[]): (Turn | null)[] {
  const times = new Map<string, number>();
  for (const turn of turns) if (turn) times.set(turn.label, (times.get(turn.label) ?? 0) + 1);
  const counts = ({ label }: Turn) => (times.get(label) ?? 0) > 1 || label === label.toUpperCase();
  return turns.map((turn) => (turn && counts(turn) ? turn : null));
}

/**
 * What the speaker of a turn says: runs of its sentences that say something. Greetings, thanks, bare
 * answers and the words of others are left out.
 */
export function findTurn({ turn, sentences }: ParagraphScene): Found | null {
  if (!turn || turn.asks) return null;
  const runs: Sentence[][] = [];
  let run: Sentence[] = [];
  for (const sentence of sentences) {
    if (turn.quoting.has(sentence)) {
      runs.push(run);
      run = [];
    } else if (!isProcedure(sentence)) run.push(sentence);
  }
  return { contents: [...runs, run].map(contentOf), speaker: turn.speaker };
}

function isProcedure(sentence: Sentence): boolean {
  const { start, end } = sentence.span();
  return PROCEDURE.test(sentence.article.text.slice(start, end).replaceAll("’", "'"));
}

function contentOf(run: readonly Sentence[]): Content | null {
  const words = run.reduce((sum, sentence) => sum + sentence.wordCount(0, sentence.length), 0);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || words < MIN_WORDS) return null;
  return { start: first.span().start, end: last.span().end, kind: "direct" };
}
