import type { Statement } from "../statement/statement.ts";
import type { FeatureSpace } from "./feature-space.ts";
import { openFormMemos } from "./fill-forms.ts";
import { readEventWords, type EventWords } from "./event-words.ts";
import type { Lexicons } from "./lexicons.ts";
import { findNames } from "./names.ts";
import { understandPhrase, type Phrase } from "./phrase.ts";
import { rememberLast } from "./remember-last.ts";
import { NO_TEXT, readText, toTokens, type Text } from "./tokens.ts";

/** The words of the fields that rules read. What few statements need is read when asked for. */
export type Fields = {
  text: Text;
  context(): Text;
  speaker: Phrase;
  affiliation: Phrase;
  place(): Phrase;
  outlet(): Phrase;
  eventTitle: Text;
  /** The countries that the title names, in its order. */
  parties: readonly string[];
  event: EventWords;
};

type EventReading = { title: Text; words: EventWords; parties: readonly string[] };

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
  held: { role: "unknown", words: 0 },
  offices: NO_WORDS,
  holders: NO_WORDS,
  past: false,
  career: false,
};
const PHRASES_KEPT = 2048;
const EVENTS_KEPT = 256;
const BREAK = "\0";

/** Opens the readers of a tagger. */
export function openFieldReaders(lexicons: Lexicons, space: FeatureSpace): FieldReaders {
  const prepare = openFormMemos(space, lexicons);
  const phrase = rememberLast((text) => understandPhrase(text, lexicons), PHRASES_KEPT);
  const parties = (title: Text) =>
    findNames(toTokens(title), lexicons.names).flatMap(({ senses }) => senses[0]!.code ?? []);
  const event = rememberLast((key): EventReading => {
    const [title, ...keywords] = key.split(BREAK).map(readText);
    return { title: title!, words: readEventWords(title!, keywords), parties: parties(title!) };
  }, EVENTS_KEPT);
  return {
    text: (text) => {
      const read = readText(text);
      prepare(read.forms);
      return read;
    },
    phrase: (text) => (text ? phrase(text) : NO_PHRASE),
    event: (title, list) => {
      const read = event(list.length > 0 ? `${title}${BREAK}${list.join(" , ")}` : title);
      prepare(read.title.forms);
      return read;
    },
  };
}

/** Reads the fields of a statement, each only once; its text is read already. */
export function readFields(statement: Statement, read: Text, readers: FieldReaders): Fields {
  const { text, context, speaker, affiliation, place, outlet } = statement;
  const event = readers.event(statement.eventTitle ?? "", statement.keywords ?? NO_WORDS);
  let around: Text | undefined;
  return {
    text: read,
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
    parties: event.parties,
    event: event.words,
  };
}
