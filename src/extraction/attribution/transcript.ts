import { nameOfTurn } from "../document/turn-labels.ts";
import type { Content, Sentence } from "../document/sentence.ts";
import type { ReadParagraph } from "../layout/paragraphs.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { namesIn } from "../speakers/sentence-subjects.ts";
import { startsWithPhrase, type WordClasses } from "../words/word-classes.ts";
import { readCast, type CastOfTalk } from "./cast-of-talk.ts";
import type { Found, ParagraphScene } from "./construction.ts";

/** Whose turn of a talk a paragraph is: by its label, or because it goes on. */
export type Turn = {
  label: string;
  asks: boolean;
  /** Whom the label means, where the article introduces those who talk, or announces a clip. */
  phrase?: NounPhrase;
};

const MIN_TURNS = 5;
const MAX_BETWEEN = 6;
const MIN_WORDS = 7;
const MIN_ASKED = 2;
const NOBODY: Turn = { label: "", asks: true };

type Opened = Turn | null;

/** The turns of the talks in an article; null for each paragraph that is none. */
export function readTurns(
  read: readonly ReadParagraph[],
  text: string,
  classes: WordClasses,
): (Turn | null)[] {
  const opened = read.map((one) => openedBy(one, text, classes));
  const turns: (Turn | null)[] = read.map(() => null);
  const talks = stretchesOf(read, opened).filter(({ from, to }) =>
    isTalk(opened.slice(from, to).flatMap((one) => one?.label ?? [])),
  );
  if (talks.length === 0) return turns;
  const cast = readCast(read, text, classes);
  for (const { from, to } of talks) {
    const asking = whoAsks(read.slice(from, to), opened.slice(from, to), text);
    const voiceAt = openVoices(read, cast, asking, classes);
    let turn: Turn | null = null;
    for (let i = from; i < to; i++) {
      const own: Opened = opened[i] ?? null;
      const other = !own && (read[i]?.paragraph.label ?? read[i]?.paragraph.form) !== undefined;
      turn = own ? voiceAt(own, i) : turn;
      turns[i] = other ? null : turn;
    }
  }
  return turns.map((turn, i) => (cast.isCastLine(i) ? NOBODY : turn));
}

/** Tells for each turn in order whose voice it is: of the cast, of a clip, or of an interpreter. */
function openVoices(
  read: readonly ReadParagraph[],
  cast: CastOfTalk,
  asking: ReadonlySet<string>,
  classes: WordClasses,
): (own: Turn, i: number) => Turn {
  let last: Turn | null = null;
  return ({ label, asks }, i) => {
    const name = label.toLowerCase();
    if (classes["interpreter label"].has(name)) return last ?? NOBODY;
    if (classes["clip label"].has(name)) {
      const phrase = announcedIn(read[i - 1]);
      return phrase ? { label, asks: false, phrase } : NOBODY;
    }
    const member = cast.memberOf(label);
    const leads = asks || asking.has(label) || member?.asks === true;
    const turn = { label, asks: leads, phrase: member?.phrase };
    if (!leads) last = turn;
    return turn;
  };
}

/** Whom the last words of a turn name: "Here is the minister, Anna Berg:". */
function announcedIn(before: ReadParagraph | undefined): NounPhrase | undefined {
  const last = before?.sentences.at(-1);
  return last && namesIn(last).at(-1);
}

/** The turn that a paragraph opens; null when it opens none. */
function openedBy({ paragraph }: ReadParagraph, text: string, classes: WordClasses): Opened {
  const label = nameOfTurn(paragraph.label?.text ?? "");
  if (label === null || paragraph.form || /["“‘'«]/.test(text.charAt(paragraph.start))) return null;
  const role = label.trim().toLowerCase().replace(/\d/g, "");
  if (classes["label topic"].has(role)) return null;
  const chairs = classes.presenter.has(role.split(" ").at(-1) ?? "");
  return { label, asks: chairs || classes["asking label"].has(role) };
}

/** Where turns follow each other with no more than a few paragraphs between them. */
function stretchesOf(
  read: readonly ReadParagraph[],
  opened: readonly Opened[],
): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  const headingAt = (i: number) => read[i]?.paragraph.heading;
  for (const [i, one] of opened.entries()) {
    const last = stretches.at(-1);
    if (!one) continue;
    const near = last && i - last.to <= MAX_BETWEEN && headingAt(i) === headingAt(last.from);
    if (near) last.to = i + 1;
    else stretches.push({ from: i, to: i + 1 });
  }
  return stretches;
}

/** Whether labels are those of a talk: there are several turns, and labels come again. */
function isTalk(labels: readonly string[]): boolean {
  return labels.length >= MIN_TURNS && new Set(labels).size * 1.5 < labels.length;
}

/** Who asks in a talk: most of whose turns end with a question. */
function whoAsks(
  read: readonly ReadParagraph[],
  opened: readonly Opened[],
  text: string,
): ReadonlySet<string> {
  const times = new Map<string, { turns: number; asked: number }>();
  for (const [i, one] of opened.entries()) {
    if (!one) continue;
    const count = times.get(one.label) ?? { turns: 0, asked: 0 };
    count.turns += 1;
    if (text.charAt((read[i]?.paragraph.end ?? 0) - 1) === "?") count.asked += 1;
    times.set(one.label, count);
  }
  const asking = [...times].filter(
    ([, { turns, asked }]) => asked >= MIN_ASKED && asked * 2 >= turns,
  );
  return new Set(asking.map(([label]) => label));
}

const PROCEDURE =
  /^(?:thank(?:s| you)\b.{0,40}|good (?:morning|afternoon|evening|day)\b.{0,40}|hello\b.{0,30}|welcome\b.{0,30}|questions?,? please|next(?: question)?|yes|no|sure|right|okay|ok|please|go ahead.{0,20}|may i|can you hear .{0,40}|(?:i am|i'm) also asked to .{0,60}|i (?:shall|will|'ll) (?:be brief|have to get back|get back).{0,60}|let me .{0,40}|we(?:'ll| will) take .{0,40}|there is coffee.{0,30}|the (?:gentleman|lady|woman|man) .{0,50}|over to .{0,40}|make of that what you will|last (?:one|question).{0,20}|you have seen .{0,80}|and i quote.{0,60})[.?!,]*$/i;

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
  const { text, classes } = sentence.article;
  const words = text.slice(start, end).replaceAll("’", "'");
  return startsWithPhrase(words.toLowerCase(), classes.procedure) || PROCEDURE.test(words);
}

function contentOf(run: readonly Sentence[]): Content | null {
  const words = run.reduce((sum, sentence) => sum + sentence.wordCount(0, sentence.length), 0);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || words < MIN_WORDS) return null;
  return { start: first.span().start, end: last.span().end, kind: "direct" };
}
