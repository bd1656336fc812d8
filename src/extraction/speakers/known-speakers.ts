import type { Span } from "../../statement/statement.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { nounsOf, officeOf, plainName, unnamed, withOwner } from "./offices.ts";

/** Who speaks, as a statement names it. */
export type Speaker = {
  name: string;
  affiliation?: string;
  kind: "person" | "body" | "group" | "outlet";
  /** Where the article first names it. */
  first?: Span;
};

/** The people and bodies an article has named so far. */
export type KnownSpeakers = {
  /** Whom a phrase means; null when a pronoun has nobody to point to. Nothing is learnt. */
  identify(phrase: NounPhrase): Speaker | null;
  /** The same, and the name with its office is known from now on. */
  meet(phrase: NounPhrase): Speaker | null;
  /** Notes somebody who is the subject of a sentence, so that "he" or "it" can point there. */
  note(speaker: Speaker): void;
  /** Learns a full name with its office without making it the one that pronouns point to. */
  learn(phrase: NounPhrase): void;
  /** The speaker behind a transcript's label: "MS. GHAZINYAN". */
  label(label: string): Speaker;
  /** Enters or leaves the part of a press review that is about one paper. */
  enterOutlet(outlet: Speaker | null): void;
  lastSpeaker(): Speaker | null;
  lastPerson(): Speaker | null;
};

type Known = Speaker & { nouns: Set<string> };

const MAX_BACK = 40;

/** Nobody is known yet; names are learnt in the order of reading. */
export function openKnownSpeakers(classes: WordClasses): KnownSpeakers {
  const people = openPeople();
  const bodies: Speaker[] = [];
  let person: Speaker | null = null;
  let seen: Speaker | null = null;
  let body: Speaker | null = null;
  let latest: Speaker | null = null;
  let outlet: Speaker | null = null;

  const ownerOf = ({ possessive }: NounPhrase): string | undefined => {
    if (!possessive) return undefined;
    const owner = possessive === "his" || possessive === "her" ? person : (body ?? latest);
    return owner?.name;
  };

  function pointedAt(pronoun: string): Speaker | null {
    if (pronoun === "he" || pronoun === "she") return person ?? seen;
    return pronoun === "it" ? (outlet ?? body) : latest;
  }

  function holderOf(phrase: NounPhrase): Speaker {
    const { text, definite, possessive, noun } = phrase;
    const words = text.split(" ").slice(1);
    const bare = words.length <= 2 && !words.some((word) => /^\p{Lu}/u.test(word));
    if (definite && !possessive && bare && noun) {
      const match = people.findByOffice(words.map((word) => word.toLowerCase()));
      if (match) return match;
      if (person && classes["known person"].has(noun)) return person;
    }
    const name = unnamed(withOwner(phrase, ownerOf(phrase)), classes);
    return { name, kind: "person", first: phrase.at };
  }

  function bodyOf(phrase: NounPhrase): Speaker {
    const { name, noun = "", definite, possessive, text } = phrase;
    if (outlet && classes["body of media"].has(noun)) return outlet;
    const bare = !name && definite && !possessive && text.split(" ").length <= 2;
    const meant = bare && noun ? knownBody(noun) : null;
    const owned = withOwner(phrase, ownerOf(phrase)).replace(/^the /i, "");
    return meant ?? { name: owned, kind: "body", first: phrase.at };
  }

  /** Which body "the ministry" means. */
  function knownBody(noun: string): Speaker | null {
    const office = latest?.kind === "person" ? latest.affiliation : undefined;
    if (office && nounsOf(office).includes(noun))
      return { name: office, kind: "body", first: latest?.first };
    const named = bodies.slice(-MAX_BACK).findLast(({ name }) => name.toLowerCase().includes(noun));
    if (named) return named;
    // A name that looked like a person's: "Human Rights Now ... The group".
    if (latest && !latest.affiliation && classes["group name"].has(noun)) return latest;
    return classes["common body"].has(noun) ? null : body;
  }

  function unlearnt(phrase: NounPhrase): Speaker | null {
    if (phrase.kind === "pronoun") return pointedAt(phrase.text);
    if (phrase.kind === "role") return holderOf(phrase);
    const { name = "", role, at } = phrase;
    if (phrase.kind === "plural")
      return { name: unnamed(phrase.text, classes), kind: "group", first: at };
    if (phrase.kind !== "name") return bodyOf(phrase);
    return people.find(name) ?? { name, affiliation: role, kind: "body", first: at };
  }

  const officeFor = (phrase: NounPhrase) => officeOf(phrase, ownerOf(phrase), classes);

  return {
    identify(phrase) {
      if (phrase.kind !== "person") return unlearnt(phrase);
      const { name = "", at } = phrase;
      const affiliation = officeFor(phrase);
      return people.find(name) ?? { name, affiliation, kind: "person", first: at };
    },
    meet(phrase) {
      if (phrase.kind !== "person") return unlearnt(phrase);
      return people.remember(phrase.name ?? "", officeFor(phrase), phrase.at);
    },
    note(speaker) {
      latest = speaker;
      if (speaker.kind === "person") person = speaker;
      else if (speaker.kind === "body") {
        body = speaker;
        bodies.push(speaker);
      }
      people.moveUp(speaker);
    },
    learn(phrase) {
      if (phrase.kind !== "person" || !phrase.name?.includes(" ")) return;
      seen = people.remember(phrase.name, officeFor(phrase), phrase.at);
    },
    label(label) {
      const words = label.split(/\s+/);
      while (words.length > 1 && classes["label title"].has(plainTitle(words[0]))) words.shift();
      return people.find(words.join(" ")) ?? { name: label, kind: "person" };
    },
    enterOutlet(next) {
      outlet = next;
    },
    lastSpeaker: () => latest,
    lastPerson: () => person,
  };
}

function plainTitle(word: string | undefined): string {
  return word?.toLowerCase().replace(/\.$/, "") ?? "";
}

/** People by the words of their names, the latest last. */
function openPeople() {
  const byWord = new Map<string, Known>();
  let order: Known[] = [];

  function find(name: string): Known | undefined {
    const words = plainName(name).split(" ");
    const same = byWord.get(words.at(-1) ?? "");
    if (!same || words.length === 1) return same;
    const other = plainName(same.name).split(" ");
    return other.length > 1 && other[0] !== words[0] ? undefined : same;
  }

  function add(name: string, office: string | undefined, first: Span | undefined): Known {
    const fresh: Known = {
      name,
      affiliation: office,
      kind: "person",
      nouns: new Set(nounsOf(office)),
      first,
    };
    const [given = "", ...rest] = plainName(name).split(" ");
    byWord.set(rest.at(-1) ?? given, fresh);
    // Family names that come first: "Xi Jinping" is "Mr. Xi".
    if (rest.length > 0 && !byWord.has(given)) byWord.set(given, fresh);
    order.push(fresh);
    if (order.length > 500) order = order.slice(-250);
    return fresh;
  }

  return {
    find,
    /** Whom a name means, who is known by it and its office from now on. */
    remember(name: string, office: string | undefined, at: Span | undefined): Known {
      const before = find(name);
      if (!before) return add(name, office, at);
      if (name.length > before.name.length && !/^\p{Lu}+$/u.test(name)) before.name = name;
      if (office && office.length > (before.affiliation?.length ?? 0))
        before.affiliation ??= office;
      for (const noun of nounsOf(office)) before.nouns.add(noun);
      return before;
    },
    /** The latest person whose office has all these words: "prime minister", "spokeswoman". */
    findByOffice(words: readonly string[]): Known | undefined {
      return order.slice(-MAX_BACK).findLast(({ nouns }) => words.every((word) => nouns.has(word)));
    },
    /** Makes somebody the latest. */
    moveUp(speaker: Speaker) {
      const at = order.lastIndexOf(speaker as Known);
      if (at >= order.length - MAX_BACK && at >= 0) order.push(...order.splice(at, 1));
    },
  };
}
