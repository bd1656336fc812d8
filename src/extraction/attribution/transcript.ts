import type { Paragraph } from "../document/document.ts";
import type { Token } from "../document/tokens.ts";

/** Who a turn of a transcript belongs to, and where its words begin. */
export type Turn = { label: string; from: number; asks: boolean };

const LABEL =
  /^((?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|al)){0,5})(?: \([^)]{1,60}\))?\s*:\s/u;
const ASKS =
  /^(?:q|question|questions|reporter|journalist|moderator|interviewer|host|presenter|anchor|operator|the operator|a?audience member|correspondent)\d*$/i;
const MIN_TURNS = 5;

/** The turn a paragraph opens; null when it opens none. */
export function readTurn(text: string, { start, end }: Paragraph): Turn | null {
  const match = LABEL.exec(text.slice(start, Math.min(end, start + 120)));
  if (!match || /["“‘'«]/.test(text[start + match[0].length] ?? "")) return null;
  const label = match[1]!;
  return { label, from: start + match[0].length, asks: ASKS.test(label.trim()) };
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
  return turns.map((turn) =>
    turn && (times.get(turn.label)! > 1 || turn.label === turn.label.toUpperCase()) ? turn : null,
  );
}

/** Runs of a turn's sentences that say something: greetings, thanks and bare answers are left out. */
export function speechOf(
  sentences: readonly (readonly Token[])[],
  text: string,
  taken: (sentence: readonly Token[]) => boolean,
): { start: number; end: number; sentences: (readonly Token[])[] }[] {
  const runs: (readonly Token[])[][] = [[]];
  for (const sentence of sentences) {
    const words = text.slice(sentence[0]!.start, sentence.at(-1)!.end).replaceAll("’", "'");
    if (taken(sentence)) runs.push([]);
    else if (!PROCEDURE.test(words)) runs.at(-1)!.push(sentence);
  }
  return runs
    .filter((run) => run.flat().filter(({ kind }) => kind === "word").length >= MIN_WORDS)
    .map((run) => ({ start: run[0]![0]!.start, end: run.at(-1)!.at(-1)!.end, sentences: run }));
}
