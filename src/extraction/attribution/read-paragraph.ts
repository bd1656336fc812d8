import type { Sentence } from "../document/sentence.ts";
import { readCredit } from "../layout/credit.ts";
import type { KnownSpeakers, Speaker } from "../speakers/known-speakers.ts";
import type { Announcement, Attribution } from "./attribution.ts";
import type { ParagraphScene } from "./construction.ts";
import { speakerBehind } from "./speaker-behind.ts";
import { speakerBy } from "./forms.ts";
import { labelOf } from "./label-of-paragraph.ts";
import { readSentence, type SentenceReading } from "./read-sentence.ts";
import { openTaking } from "./taking.ts";
import { isAnswerLabel } from "./who-is-asked.ts";
import type { Turn } from "./transcript.ts";

/** Who speaks next: by a colon, or because the paragraph before was his. */
export type Speaking = { announced: Announcement | null; continued: Announcement | null };

/** What a paragraph gave, and who speaks in one that follows it. */
export type ParagraphReading = Speaking & { attributions: readonly Attribution[] };

type Place = Pick<ParagraphScene, "paragraph" | "sentences" | "known" | "asked" | "listed">;

/** Reads a paragraph: as a whole where it is somebody's words by its form, else by its sentences. */
export function readParagraph(
  place: Place,
  { announced, continued }: Speaking,
  known: KnownSpeakers,
): ParagraphReading {
  const { paragraph, sentences } = place;
  const label = paragraph.form ? null : labelOf(paragraph, sentences);
  const scene: ParagraphScene = { ...place, announced, label, turn: null };
  const whole = takeWhole(scene, known) ?? takeOwn(scene, known);
  if (whole) return { attributions: whole, announced: null, continued: lastSpeaking(whole) };
  const opens = announced?.speaker.kind === "outlet" ? null : announced;
  const first = labelSpeaker(scene, known) ?? opens;
  const before = paragraph.label ? null : continued;
  const { attributions, speaking } = readSentences(sentences, { first, before }, known);
  const left = attributions.length === 0 ? takeLeftOver(scene, known) : [];
  return { attributions: [...attributions, ...left], ...next(sentences, attributions, speaking) };
}

/** Who speaks in the paragraph behind: who is announced by a colon, or spoke in this one. */
function next(
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
  speaking: Announcement | null,
): Speaking {
  const last = sentences.at(-1);
  const colon = last?.says(last.length - 1, ":") ?? false;
  const goesOn = attributions.length > 0 || speaking?.speaker.kind === "person";
  return { announced: colon ? speaking : null, continued: goesOn ? speaking : null };
}

/** A paragraph without marks in which whoever its label names speaks for himself. */
function takeOwn(scene: ParagraphScene, known: KnownSpeakers): readonly Attribution[] | null {
  const own = scene.label && speaksForHimself(scene.sentences) ? takeLeftOver(scene, known) : [];
  return own.length > 0 ? own : null;
}

/** "Our members welcome the bill.": words without marks of whoever the label names. */
function speaksForHimself(sentences: readonly Sentence[]): boolean {
  const has = (name: "first person" | "quote") =>
    sentences.some((one) => {
      return (
        one.find(0, one.length, (i) => (name === "quote" ? one.isQuote(i) : one.is(i, name))) >= 0
      );
    });
  return has("first person") && !has("quote");
}

/** Who speaks a quotation that opens a paragraph: who is named before it, or spoke in the last one. */
type Opening = { first: Announcement | null; before: Announcement | null };

function readSentences(
  sentences: readonly Sentence[],
  { first, before }: Opening,
  known: KnownSpeakers,
): { attributions: Attribution[]; speaking: Announcement | null } {
  const attributions: Attribution[] = [];
  let speaking = first;
  for (const [index, sentence] of sentences.entries()) {
    const opens = index === 0 ? before : null;
    const speaks =
      speaking ??
      opens ??
      answering(sentences[index - 1], known) ??
      speakerBehind(sentence, sentences[index + 1], known);
    const read: SentenceReading = readSentence(sentence, known, speaks);
    if (!onlyLeads(read.attributions, sentence, sentences[index + 1]))
      attributions.push(...read.attributions);
    speaking = read.speaking ?? speaking;
  }
  return { attributions, speaking };
}

const MAX_LEAD = 4;

/** "Anna Berg was less happy." leads to her quotation behind it, and says nothing itself. */
function onlyLeads(
  [only, ...more]: readonly Attribution[],
  sentence: Sentence,
  next: Sentence | undefined,
): boolean {
  if (!only || more.length > 0 || only.construction !== "judgement" || !next?.opensDirect(0))
    return false;
  const own = next.find(1, next.length, (i) => next.isWord(i) && !next.is(i, "personal pronoun"));
  const somebody = own === 1 || (own > 1 && !next.is(own - 1, "personal pronoun"));
  const words = sentence.article.text.slice(only.start, only.end).split(/\s+/, MAX_LEAD + 1);
  return !somebody && words.length <= MAX_LEAD;
}

/** "Who gains? “Those who own a switch.”": whoever was spoken of answers. */
function answering(before: Sentence | undefined, known: KnownSpeakers): Announcement | null {
  const speaker = before?.says(before.length - 1, "?") ? known.lastPerson() : null;
  return speaker && { speaker, cue: null };
}

function lastSpeaking(attributions: readonly Attribution[]): Announcement | null {
  const speaker = attributions.at(-1)?.speaker;
  return speaker ? { speaker, cue: null } : null;
}

/** Whom the label of a paragraph names, known from now on. */
function labelSpeaker(scene: ParagraphScene, known: KnownSpeakers): Announcement | null {
  if (!scene.label) return null;
  const { phrase, speaker } = speakerBy(scene.label.phrase, scene);
  const labelled = phrase ? known.meet(phrase) : speaker;
  if (labelled) known.note(labelled);
  const { label, inner } = scene.paragraph;
  return labelled ? { speaker: labelled, cue: null, named: inner ?? label } : null;
}

/** What the constructions of whole paragraphs see in one. */
function takeWhole(scene: ParagraphScene, known: KnownSpeakers): readonly Attribution[] | null {
  const taking = openTaking(known);
  const seen = taking.first("paragraph", (row) => row.find(scene));
  return seen && taking.attributions;
}

function takeLeftOver(scene: ParagraphScene, known: KnownSpeakers): readonly Attribution[] {
  const taking = openTaking(known);
  taking.first("left over", (row) => row.find(scene));
  return taking.attributions;
}

/** A turn of a transcript: what its speaker says, and whom it quotes. */
export function readTurnOf(
  { label, asks, phrase }: Turn,
  place: Place,
  known: KnownSpeakers,
): ParagraphReading {
  const { classes } = place.sentences[0]?.article ?? {};
  const answers = classes && isAnswerLabel(label, classes) ? place.asked : null;
  const speaker = answers ?? (phrase && known.meet(phrase)) ?? turnSpeaker(label, place, known);
  const quoting = new Set<Sentence>();
  const others: Attribution[] = [];
  let speaking: Announcement | null = null;
  for (const [index, sentence] of place.sentences.entries()) {
    const read: SentenceReading = readSentence(sentence, known, speaking);
    const before: Announcement | null = speaking;
    // Whoever asks also reads out what others sent.
    speaking = read.speaking ?? (asks ? speaking : null);
    const quoted = read.attributions.filter(
      (other) => other.speaker !== speaker && other.kind !== "indirect",
    );
    if (quoted.length > 0) quoting.add(sentence);
    const introduced = quoted.some((other) => other.speaker === before?.speaker);
    const previous = place.sentences[index - 1];
    if (introduced && previous) quoting.add(previous);
    others.push(...quoted);
  }
  const turn = { speaker, asks, quoting };
  const own = takeWhole({ ...place, announced: null, label: null, turn }, known) ?? [];
  const attributions = [...others, ...own].sort((a, b) => a.start - b.start);
  return { attributions, announced: null, continued: null };
}

/** The speaker of a turn: known by the surname of the label, or named in it with an office. */
function turnSpeaker(
  label: string,
  { paragraph, sentences }: Place,
  known: KnownSpeakers,
): Speaker {
  const article = sentences[0]?.article;
  const rubric = paragraph.label;
  const credit = article && rubric ? readCredit(rubric, article) : null;
  const full = credit?.phrase.kind === "person" && (credit.phrase.role ?? "").length > 4;
  return (full ? known.meet(credit.phrase) : null) ?? known.label(label);
}
