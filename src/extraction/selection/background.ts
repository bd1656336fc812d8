import type { Paragraph } from "../layout/paragraphs.ts";
import { isEarlier } from "./earlier.ts";
import type { Attribution, PlacedAttribution } from "../attribution/attribution.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Topic } from "./topic.ts";

/** What the event is and when the article was written, as far as it is known. */
export type Relevance = {
  topic: Topic;
  /** The words that the user gave for it: an article without any of them is about something else. */
  asked: Topic;
  year?: string;
  classes: WordClasses;
};

/** Words that turn to another matter; the rest of the paragraph is about it, too. */
const TURNS =
  /(?:^|[.!?”"]\s{1,3}|\n)(?:separately|(?:and )?(?:in|on) (?:a separate|another|an unrelated|a different|other|unrelated) (?:matters?|subjects?|topics?|issues?|note|news|business|developments?|case|dispute|front|question)|turning to|(?:asked|speaking) separately|away from)\b/gi;
const ASIDE =
  /\b(?:in|of|about|on|over) (?:a separate|another|an unrelated|an entirely different) (?:matter|case|dispute|subject|issue|question|affair)\b/i;
/** "The call came days after the ambassador had questioned ..." */
const PAST_OF_PAST = /\b(?:days?|weeks?|months?|years?) (?:after|before) [^.;]*\bhad(?: \w+ly)? $/i;
const MAX_LOOKED_AT = 2_000;
/** Marks the attributions that don't react to the event; one that can't be told apart is a reaction. */
export function markBackground<T extends PlacedAttribution>(
  attributions: readonly T[],
  text: string,
  { topic, asked, year, classes }: Relevance,
): (T & { background: boolean })[] {
  if (asked.stems.size > 1 && asked.touches(text) === 0)
    return attributions.map((one) => ({ ...one, background: true }));
  const ofSentence = groupBySentence(attributions);
  const turnsOf = new Map<Paragraph, number[]>();
  return attributions.map((one) => {
    const said = ofSentence.get(one.context.start) ?? [one];
    const background =
      one.paragraph.earlier ||
      isEarlier(attributionOf(one, said, text), classes, year) ||
      PAST_OF_PAST.test(text.slice(Math.max(one.context.start, one.start - 300), one.start)) ||
      isOnOtherMatter(one, lastTurn(one, text, turnsOf), text, { topic, classes });
    return { ...one, background };
  });
}

function groupBySentence<T extends Attribution>(attributions: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of attributions) {
    const group = groups.get(one.context.start) ?? [];
    group.push(one);
    groups.set(one.context.start, group);
  }
  return groups;
}

/** The words of an attribution's own clause that nobody says in it. */
function attributionOf(
  { start, end, context }: Attribution,
  said: readonly Attribution[],
  text: string,
): string {
  const parts = { before: "", after: "" };
  let from = context.start;
  const add = (to: number) => {
    const words = text.slice(from, Math.max(from, to));
    if (from <= start) parts.before += ` ${words}`;
    else parts.after += ` ${words}`;
  };
  for (const one of [...said].sort((a, b) => a.start - b.start)) {
    add(one.start);
    from = Math.max(from, one.end, one.start === start ? end : 0);
  }
  add(context.end);
  return `${parts.before.split(";").at(-1)} ${parts.after.split(";")[0]}`;
}

/** Where the paragraph last turned to another matter before this attribution; -1 where it did not. */
function lastTurn(
  { paragraph, context }: PlacedAttribution,
  text: string,
  known: Map<Paragraph, number[]>,
): number {
  let turns = known.get(paragraph);
  if (!turns) {
    const { start, end } = paragraph;
    turns = [...text.slice(start, end).matchAll(TURNS)].map(({ index }) => start + index);
    known.set(paragraph, turns);
  }
  return turns.findLast((at) => at < context.end) ?? -1;
}

function isOnOtherMatter(
  { context }: PlacedAttribution,
  turn: number,
  text: string,
  { topic, classes }: Pick<Relevance, "topic" | "classes">,
): boolean {
  if (topic.stems.size === 0 || context.end - context.start > MAX_LOOKED_AT) return false;
  const sentence = text.slice(context.start, context.end);
  if (ASIDE.test(sentence)) return topic.touches(sentence) < 2;
  if (turn < 0 || context.end - turn > MAX_LOOKED_AT) return false;
  const since = text.slice(turn, context.end);
  // The other matter may have a name in common with the event: the same country, the same minister.
  const few = topic.stems.size < 4 ? 1 : 2;
  return topic.touches(since) < few && !meansEvent(since, classes);
}

/** Whether words mean an event without naming it: "the move", "such an accord". */
function meansEvent(words: string, classes: WordClasses): boolean {
  const all = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const points = (word = "") => word === "the" || classes["pointing back"].has(word);
  return all.some(
    (word, i) => classes["event noun"].has(word) && (points(all[i - 1]) || points(all[i - 2])),
  );
}
