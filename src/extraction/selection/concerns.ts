import type { WordClasses } from "../words/word-classes.ts";
import { readTopic, type Topic } from "./topic.ts";

/** What is known of an article before it is read. */
export type Announced = { title?: string; summary?: string };

/** By which words an event is known. */
export type EventWords = { eventTitle?: string; keywords?: readonly string[] };

/** Whether an item concerns the event, and what decided. */
export type Judgement = { concerns: boolean; why: string };

/** So many words of an event's title in an item are no chance. */
const ENOUGH_OF_TITLE = 2;

/**
 * Judges items by their title and summary: one concerns the event where it has all words of a keyword, or two
 * words of the event's title. Upper and lower case and endings don't count. Without words for the event all items concern it.
 */
export function openConcerns(classes: WordClasses, { eventTitle, keywords = [] }: EventWords) {
  const phrases = keywords
    .map((keyword) => ({ keyword, topic: readTopic(classes, keyword) }))
    .filter(({ topic }) => topic.stems.size > 0);
  const title = readTopic(classes, eventTitle);
  const needed = Math.min(ENOUGH_OF_TITLE, title.stems.size);

  return ({ title: headline = "", summary = "" }: Announced): Judgement => {
    const text = `${headline} ${summary}`;
    if (phrases.length === 0 && title.stems.size === 0)
      return { concerns: true, why: "the event has neither keywords nor a title to choose by" };
    const found = phrases.find(({ topic }) => hasAll(topic, text));
    if (found) return { concerns: true, why: `keyword ${found.keyword}` };
    const touched = title.touches(text);
    const concerns = needed > 0 && touched >= needed;
    const ofTitle = `${touched} of the ${title.stems.size} words of the event's title`;
    if (concerns) return { concerns, why: ofTitle };
    const words = phrases.length > 0 ? ["none of the keywords"] : [];
    if (title.stems.size > 0) words.push(ofTitle);
    return { concerns, why: `has ${words.join(" and ")}` };
  };
}

function hasAll(topic: Topic, text: string): boolean {
  return topic.touches(text) === topic.stems.size;
}
