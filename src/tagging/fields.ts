import type { Statement } from "../statement/statement.ts";
import type { FeatureSpace } from "./feature-space.ts";
import { openFormMemos } from "./fill-forms.ts";
import { readEventWords, type EventWords } from "./event-words.ts";
import type { Lexicons, Name, NameKind } from "./lexicons.ts";
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
  /** Those of them that it names themselves, and not by what is in them. */
  homes: ReadonlySet<string>;
  event: EventWords;
};

type EventReading = Pick<Fields, "parties" | "homes"> & { title: Text; words: EventWords };

/** Reads what comes again and again, and keeps the last of it. */
export type FieldReaders = {
  text(text: string): Text;
  phrase(text: string | undefined): Phrase;
  event(title: string, keywords: readonly string[]): EventReading;
};

const NO_WORDS: readonly never[] = [];
const NO_PLACES: ReadonlySet<string> = new Set();
const NO_PHRASE: Phrase = {
  tokens: NO_WORDS,
  finding: null,
  places: () => NO_PLACES,
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
const HOMES = new Set<NameKind>(["country", "demonym", "capital", "place"]);

/** Opens the readers of a tagger. */
export function openFieldReaders(lexicons: Lexicons, space: FeatureSpace): FieldReaders {
  const prepare = openFormMemos(space, lexicons);
  const phrase = rememberLast((text) => understandPhrase(text, lexicons), PHRASES_KEPT);
  const event = rememberLast((key): EventReading => {
    const [title = NO_TEXT, ...keywords] = key.split(BREAK).map(readText);
    const named = findNames(toTokens(title), lexicons.names).map(({ senses }) => senses[0]!);
    return {
      title,
      words: readEventWords(title, keywords),
      parties: codesOf(named),
      homes: new Set(codesOf(named.filter(({ kind }) => HOMES.has(kind)))),
    };
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

function codesOf(names: readonly Name[]): string[] {
  return names.flatMap(({ code }) => code ?? []);
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
    homes: event.homes,
    event: event.words,
  };
}
