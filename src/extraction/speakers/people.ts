import type { Span } from "../../statement/statement.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Gender } from "./gender.ts";
import { isServed, nounsOf, plainName } from "./offices.ts";
import type { Speaker } from "./speaker.ts";

/** Somebody of the cast, with the words of every office that the article gives. */
export type Person = Speaker & {
  nouns: Set<string>;
  named: boolean;
  gender?: Gender;
};

/** What a mention tells of somebody: an office, where it stands, and the words beside it. */
export type Mention = {
  office?: string;
  gender?: Gender;
  at?: Span;
  beside?: Span;
  /** Further words by which the office can be meant. */
  words?: readonly string[];
};

/** The people of an article, named and unnamed, the latest last. */
export type People = {
  find(name: string): Person | undefined;
  /** Whom a name means, who is known by it and its office from now on. */
  remember(name: string, mention: Mention): Person;
  /** Somebody or something of one name, "Brennick", that may turn out to be a person. */
  unsure(name: string, mention: Mention): Person;
  /** Somebody without a name: "a deputy minister". */
  holder(name: string, words: readonly string[], mention: Mention): Person;
  /** The latest of whom a test holds. */
  latest(test: (person: Person) => boolean): Person | undefined;
  /** Makes somebody the latest. */
  moveUp(speaker: Speaker): void;
};

const MAX_BACK = 40;
const MAX_KNOWN = 500;
const MAX_OFFICE = 200;

/** Nobody is known yet. */
export function openPeople(classes: WordClasses): People {
  const byWord = new Map<string, Person>();
  let order: Person[] = [];
  let holders = 0;
  const plain = new Map<string, readonly string[]>();

  /** The words of a name for comparing, made once of each name that the article writes. */
  function wordsOf(name: string): readonly string[] {
    const known = plain.get(name);
    if (known) return known;
    const words = plainName(name).split(" ");
    plain.set(name, words);
    return words;
  }

  function find(name: string): Person | undefined {
    const words = wordsOf(name);
    const same = byWord.get(words.at(-1) ?? "");
    if (!same || words.length === 1) return same;
    const other = wordsOf(same.name);
    const initial = other[0]?.[0] === words[0]?.[0] && isInitial(other[0], words[0]);
    return other.length > 1 && other[0] !== words[0] && !initial ? undefined : same;
  }

  function latest(test: (person: Person) => boolean): Person | undefined {
    for (let i = order.length - 1; i >= Math.max(0, order.length - MAX_BACK); i--) {
      const person = order[i];
      if (person && test(person)) return person;
    }
    return undefined;
  }

  function add(person: Person): Person {
    order.push(person);
    if (order.length > MAX_KNOWN) order = order.slice(-MAX_KNOWN / 2);
    return person;
  }

  function index(person: Person) {
    const [given = "", ...rest] = plainName(person.name).split(" ");
    byWord.set(rest.at(-1) ?? given, person);
    // Family names that come first: "Xi Jinping" is "Mr. Xi".
    if (rest.length > 0 && !byWord.has(given)) byWord.set(given, person);
  }

  /** "The minister" of the first sentences, who is named now: "Anna Berg, the foreign minister". */
  function unnamed(office: string | undefined): Person | undefined {
    if (office === undefined || holders === 0) return undefined;
    const words = new Set(nounsOf(office));
    return latest(
      ({ named, nouns, name }) =>
        !named && isOffice(nouns) && isWithin(nouns, words) && !isServed(office, name),
    );
  }

  const isOffice = (nouns: ReadonlySet<string>) =>
    nouns.size > 0 && [...nouns].some((noun) => classes["office noun"].has(noun));

  return {
    find,
    latest,
    remember(name, mention) {
      const before = find(name) ?? unnamed(mention.office);
      if (!before) {
        const { at: first, beside: introduced = first, office: affiliation, gender } = mention;
        const nouns = new Set([...nounsOf(affiliation), ...(mention.words ?? [])]);
        const person: Person = {
          name,
          affiliation,
          kind: "person",
          nouns,
          named: true,
          gender,
          first,
          introduced,
        };
        index(person);
        return add(person);
      }
      before.kind = "person";
      if (!before.named || isFuller(name, before.name)) {
        before.name = name;
        before.named = true;
        index(before);
      }
      tellMore(before, mention);
      return before;
    },
    unsure(name, { at: first, beside: introduced = first, office: affiliation }) {
      const nouns = new Set(nounsOf(affiliation));
      const person: Person = {
        name,
        affiliation,
        kind: "body",
        nouns,
        named: true,
        first,
        introduced,
      };
      index(person);
      return add(person);
    },
    holder(name, words, { gender, at: first, beside: introduced = first }) {
      const nouns = new Set(words);
      holders++;
      return add({ name, kind: "person", nouns, named: false, gender, first, introduced });
    },
    moveUp(speaker) {
      const at = order.lastIndexOf(speaker as Person);
      if (at >= order.length - MAX_BACK && at >= 0) order.push(...order.splice(at, 1));
    },
  };
}

function isInitial(a = "", b = ""): boolean {
  return /^\p{L}(?:\.|$)/u.test(a) || /^\p{L}(?:\.|$)/u.test(b);
}

function isFuller(name: string, before: string): boolean {
  if (name.length <= before.length || /^\p{Lu}+$/u.test(name)) return false;
  return !name.startsWith(`${before}-`);
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const word of some) if (!all.has(word)) return false;
  return true;
}

/** Adds what a further mention of somebody tells: the longest office stays, and where it stands. */
export function tellMore(person: Person, { office, gender, beside, at, words = [] }: Mention) {
  person.gender ??= gender;
  if (!office) return;
  const nouns = office === person.affiliation ? words : [...nounsOf(office), ...words];
  for (const noun of nouns) person.nouns.add(noun);
  const longer = office.length > (person.affiliation?.length ?? 0) && office.length < MAX_OFFICE;
  if (!longer) return;
  person.affiliation = office;
  person.introduced = beside ?? at ?? person.introduced;
}
