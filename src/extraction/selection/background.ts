import type { Paragraph } from "../document/document.ts";
import { isEarlier } from "./earlier.ts";
import type { Find, PlacedFind } from "../attribution/attribution.ts";
import { touchesTopic, type Topic } from "./topic.ts";

/** What the event is and when the article was written, as far as it is known. */
export type Relevance = {
  topic: Topic;
  /** The words that the user gave for it: an article without any of them is about something else. */
  asked: Topic;
  year?: string;
};

/** Words that turn to another matter; the rest of the paragraph is about it, too. */
const TURNS =
  /(?:^|[.!?”"]\s{1,3}|\n)(?:separately|(?:and )?(?:in|on) (?:a separate|another|an unrelated|a different|other|unrelated) (?:matters?|subjects?|topics?|issues?|note|news|business|developments?|case|dispute|front|question)|turning to|(?:asked|speaking) separately|away from)\b/gi;
const ASIDE =
  /\b(?:in|of|about|on|over) (?:a separate|another|an unrelated|an entirely different) (?:matter|case|dispute|subject|issue|question|affair)\b/i;
/** "The call came days after the ambassador had questioned ..." */
const PAST_OF_PAST = /\b(?:days?|weeks?|months?|years?) (?:after|before) [^.;]*\bhad(?: \w+ly)? $/i;
const MAX_LOOKED_AT = 2_000;
/** What an event can be called without its own words. */
const EVENT_NOUNS =
  /\b(?:the|this|that|such an?) (?:\w+ )?(?:decision|move|deal|agreement|accord|vote|ruling|verdict|announcement|step|result|outcome|plan|talks|truce|news|event|bill|law|treaty|pact|attack|summit|meeting|visit|call|reform|ban|strike|election)\b/i;

/** Marks the finds that are no reaction to the event; what can't be told is taken for a reaction. */
export function markBackground<T extends PlacedFind>(
  finds: readonly T[],
  text: string,
  { topic, asked, year }: Relevance,
): (T & { background: boolean })[] {
  if (asked.size > 1 && !touchesTopic(text, asked))
    return finds.map((find) => ({ ...find, background: true }));
  const ofSentence = groupBySentence(finds);
  const turnsOf = new Map<Paragraph, number[]>();
  return finds.map((find) => {
    const said = ofSentence.get(find.context.start) ?? [find];
    const background =
      find.paragraph.earlier ||
      isEarlier(attributionOf(find, said, text), year) ||
      PAST_OF_PAST.test(text.slice(Math.max(find.context.start, find.start - 300), find.start)) ||
      isOnOtherMatter(find, lastTurn(find, text, turnsOf), text, topic);
    return { ...find, background };
  });
}

function groupBySentence<T extends Find>(finds: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const find of finds) {
    const group = groups.get(find.context.start) ?? [];
    group.push(find);
    groups.set(find.context.start, group);
  }
  return groups;
}

/** The words of a find's own clause that nobody says in it. */
function attributionOf({ start, end, context }: Find, said: readonly Find[], text: string): string {
  const parts = { before: "", after: "" };
  let from = context.start;
  const add = (to: number) => {
    const words = text.slice(from, Math.max(from, to));
    if (from <= start) parts.before += ` ${words}`;
    else parts.after += ` ${words}`;
  };
  for (const find of [...said].sort((a, b) => a.start - b.start)) {
    add(find.start);
    from = Math.max(from, find.end, find.start === start ? end : 0);
  }
  add(context.end);
  return `${parts.before.split(";").at(-1)} ${parts.after.split(";")[0]}`;
}

/** Where the paragraph last turned to another matter before this find; -1 where it did not. */
function lastTurn(
  { paragraph, context }: PlacedFind,
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
  { context }: PlacedFind,
  turn: number,
  text: string,
  topic: Topic,
): boolean {
  if (topic.size === 0 || context.end - context.start > MAX_LOOKED_AT) return false;
  const sentence = text.slice(context.start, context.end);
  if (ASIDE.test(sentence)) return !touchesTopic(sentence, topic, 2);
  if (turn < 0 || context.end - turn > MAX_LOOKED_AT) return false;
  const since = text.slice(turn, context.end);
  // The other matter may have a name in common with the event: the same country, the same minister.
  const few = topic.size < 4 ? 1 : 2;
  return !touchesTopic(since, topic, few) && !EVENT_NOUNS.test(since);
}
