import type { Statement } from "../statement/statement.ts";
import type { FeatureSpace } from "./feature-space.ts";
import { openFormMemos } from "./form-memo.ts";
import { readEventWords, type EventWords } from "./event-words.ts";
import type { Lexicons } from "./lexicons.ts";
import { understandPhrase, type Phrase } from "./phrase.ts";
import { rememberLast } from "./remember-last.ts";
import { NO_TEXT, readText, type Text } from "./tokens.ts";

/** The words of the fields that rules read. What few statements need is read when asked for. */
export type Fields = {
  text: Text;
  context(): Text;
  speaker: Phrase;
  affiliation: Phrase;
  place(): Phrase;
  outlet(): Phrase;
  eventTitle: Text;
  event: EventWords;
};

type EventReading = { title: Text; words: EventWords };

/** Reads what comes again and again, and keeps the last of it. */
export type FieldReaders = {
  text(text: string): Text;
  phrase(text: string | undefined): Phrase;
  event(title: string, keywords: readonly string[]): EventReading;
};

const NO_WORDS: readonly never[] = [];
const NO_PHRASE: Phrase = {
  tokens: NO_WORDS,
  finding: null,
  title: { role: "unknown", words: 0 },
};
const PHRASES_KEPT = 2048;
const EVENTS_KEPT = 256;

/** Opens the readers of a tagger. */
export function openFieldReaders(lexicons: Lexicons, space: FeatureSpace): FieldReaders {
  const prepare = openFormMemos(space, lexicons);
  const words = rememberLast(readText, EVENTS_KEPT);
  const phrase = rememberLast((text) => understandPhrase(text, lexicons), PHRASES_KEPT);
  // Statements come event by event.
  let last: (EventReading & { key: string; keywords: string }) | undefined;
  return {
    text: (text) => {
      const read = readText(text);
      prepare(read);
      return read;
    },
    phrase: (text) => (text ? phrase(text) : NO_PHRASE),
    event: (key, list) => {
      const keywords = list.length > 0 ? list.join(" , ") : "";
      if (last?.key === key && last.keywords === keywords) return last;
      const title = words(key);
      prepare(title);
      last = { key, keywords, title, words: readEventWords(title, words(keywords)) };
      return last;
    },
  };
}

/** Reads the fields of a statement, each only once. */
export function readFields(statement: Statement, readers: FieldReaders): Fields {
  const { text, context, speaker, affiliation, place, outlet } = statement;
  const event = readers.event(statement.eventTitle ?? "", statement.keywords ?? NO_WORDS);
  let around: Text | undefined;
  return {
    text: readers.text(text),
    context() {
      // The context repeats what was said: where it adds nothing the text is enough.
      around ??= context === undefined || context === text ? NO_TEXT : readText(context);
      return around;
    },
    speaker: readers.phrase(speaker),
    affiliation: readers.phrase(affiliation),
    place: () => readers.phrase(place),
    outlet: () => readers.phrase(outlet),
    eventTitle: event.title,
    event: event.words,
  };
}
