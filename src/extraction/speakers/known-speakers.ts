import type { WordClasses } from "../words/word-classes.ts";
import { initialsOf, openBodies, type Body } from "./bodies.ts";
import { openFocus } from "./focus.ts";
import { genderOf } from "./gender.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { nounsOf, officeOf, unnamed, withOwner } from "./offices.ts";
import { openPeople, tellMore, type Mention, type Person } from "./people.ts";
import { findHolder } from "./references.ts";
import type { Speaker } from "./speaker.ts";

export type { Speaker } from "./speaker.ts";

/** The cast of an article: the people and bodies that it has named so far. */
export type KnownSpeakers = {
  /** Whom a phrase means; null when a pronoun has nobody to point to. Nothing is learnt. */
  identify(phrase: NounPhrase): Speaker | null;
  /** The same, and the name with its office is known from now on. */
  meet(phrase: NounPhrase): Speaker | null;
  /** Notes somebody who is the subject of a sentence, so that "he" or "it" can point there. */
  note(speaker: Speaker): void;
  /** Learns a full name with its office; pronouns point there if the sentence has no other person. */
  learn(phrase: NounPhrase): void;
  /** The subject of a sentence is a thing, which "it" then means: "the decree". */
  noteThing(): void;
  /** A sentence begins. */
  turn(): void;
  /** The speaker behind a transcript's label: "MS. GHAZINYAN". */
  label(label: string): Speaker;
  /** Enters or leaves the part of a press review that is about one paper. */
  enterOutlet(outlet: Speaker | null): void;
  lastSpeaker(): Speaker | null;
  lastPerson(): Speaker | null;
};

/** Nobody is known yet; names are learnt in the order of reading. */
export function openKnownSpeakers(classes: WordClasses): KnownSpeakers {
  const people = openPeople(classes);
  const bodies = openBodies(classes);
  const focus = openFocus();
  // A phrase means the same each time that it is looked at: "his deputy" is not the deputy's deputy.
  const resolved = new Map<number, { text: string; speaker: Speaker }>();
  let group: Speaker | null = null;
  let latest: Speaker | null = null;
  let outlet: Speaker | null = null;
  let thing = false;

  const mentionOf = (phrase: NounPhrase): Mention => {
    const { at, beside, noun } = phrase;
    const office = officeFor(phrase);
    const owner = noun === "counterpart" ? ownerOf(phrase) : null;
    const words = nounsOf(owner?.affiliation).filter((word) => classes["office noun"].has(word));
    const gender = people.find(phrase.name ?? "")?.gender ?? genderOf(phrase, classes);
    return { office, gender, at, beside, words };
  };
  const officeFor = (phrase: NounPhrase) => officeOf(phrase, ownerOf(phrase)?.name, classes);

  function ownerOf({ possessive }: NounPhrase): Speaker | null {
    if (!possessive) return null;
    if (possessive === "his") return focus.point("male");
    if (possessive === "her") return focus.point("female");
    return (possessive === "their" ? group : null) ?? firm() ?? bodies.latest() ?? latest;
  }

  function pointedAt(pronoun: string): Speaker | null {
    if (pronoun === "it")
      return outlet ?? (thing ? null : (firm() ?? bodies.latest() ?? unnamedSpeaker()));
    if (pronoun === "they") return (latest?.kind === "person" ? group : null) ?? latest;
    const gender = pronoun === "she" ? "female" : "male";
    const person = focus.point(gender);
    if (!person) return null;
    person.gender ??= gender;
    person.kind = "person";
    return person;
  }

  /** "The coast guard said ... It added": an office that may be a body. */
  const unnamedSpeaker = () => (latest && isPerson(latest) && !latest.named ? latest : null);

  /** "The rival bidder, Lusa, said ... Its director": what looks like a person's name is a firm's. */
  function firm(): Speaker | null {
    if (!latest || !isPerson(latest) || !latest.named) return null;
    return [...latest.nouns].some((noun) => classes["firm role"].has(noun)) ? latest : null;
  }

  function holderOf(phrase: NounPhrase): Speaker {
    const owner = ownerOf(phrase);
    const last = focus.last();
    const name = unnamed(withOwner(phrase, owner?.name), classes);
    const recent = focus.recent();
    const found = findHolder(phrase, { people, owner, last, recent, name, classes });
    const gender = genderOf(phrase, classes);
    const { at, beside } = phrase;
    if (found?.named && !found.affiliation)
      tellMore(found, { office: officeFor(phrase), gender, at, beside });
    if (found) return found;
    return people.holder(name, nounsOf(name), { gender, at, beside });
  }

  function bodyOf(phrase: NounPhrase): Speaker {
    const { name, noun = "", definite, possessive, text } = phrase;
    if (outlet && classes["body of media"].has(noun)) return outlet;
    const bare = !name && definite && !possessive && text.split(" ").length <= 2;
    const meant = bare && noun ? knownBody(noun) : null;
    if (meant) return meant;
    return namedBody(phrase);
  }

  function namedBody(phrase: NounPhrase): Body {
    const { text, at, beside = at, role } = phrase;
    const owned = withOwner(phrase, ownerOf(phrase)?.name).replace(/^the /i, "");
    const place = phrase.kind === "place";
    const known = place ? undefined : bodies.find(owned);
    const body: Body = known ?? { name: owned, kind: "body", place, first: at, introduced: beside };
    if (role && role !== text) body.affiliation ??= officeFor(phrase);
    return body;
  }

  /** Which body "the ministry" means. */
  function knownBody(noun: string): Speaker | null {
    if (classes["utterance"].has(noun)) return latest;
    const office = latest?.kind === "person" ? latest.affiliation : undefined;
    if (office && nounsOf(office).includes(noun))
      return { name: office, kind: "body", first: latest?.first };
    // A name that looked like a person's: "Human Rights Now ... The group".
    const odd = latest && !latest.affiliation && latest.kind === "person" && isNamed(latest);
    const named = bodies.byNoun(noun);
    if (odd && classes["group name"].has(noun) && !named) return latest;
    return named ?? null;
  }

  function unlearnt(phrase: NounPhrase): Speaker | null {
    const { name = "", role, at, beside, text } = phrase;
    if (phrase.kind === "pronoun") return pointedAt(phrase.text);
    if (outlet && initialsOf(outlet.name) === name) return outlet;
    const before = at && resolved.get(at.start);
    if (before?.text === text) return before.speaker;
    if (phrase.kind === "role") return keep(phrase, holderOf(phrase));
    if (phrase.kind === "plural")
      return { name: unnamed(text, classes), kind: "group", first: at, introduced: beside ?? at };
    const national = nationalOf(phrase);
    if (national) return keep(phrase, national);
    if (phrase.kind !== "name") return keep(phrase, bodyOf(phrase));
    const known = people.find(name) ?? bodies.find(name);
    return known ?? keep(phrase, people.unsure(name, { office: role, at, beside }));
  }

  /** "The Frenchman", "the Norwegian": somebody of the cast who is one. */
  function nationalOf({ definite, text, kind }: NounPhrase): Person | undefined {
    if (!definite || kind === "place") return undefined;
    const [, word = "", ...more] = text.toLowerCase().split(" ");
    if (more.length > 0) return undefined;
    if (!classes["national noun"].has(word) && !classes.demonym.has(word)) return undefined;
    const stem = word.replace(/(?:s?wo|s)?man$/, "").slice(0, Math.max(3, word.length > 5 ? 4 : 3));
    return people.latest(({ nouns }) => [...nouns].some((noun) => noun.startsWith(stem)));
  }

  function keep({ at, text }: NounPhrase, speaker: Speaker): Speaker {
    if (at) resolved.set(at.start, { text, speaker });
    return speaker;
  }

  const isNamed = (speaker: Speaker) => people.find(speaker.name) === speaker;

  return {
    identify(phrase) {
      if (phrase.kind !== "person") return unlearnt(phrase);
      const { name = "", at } = phrase;
      return (
        people.find(name) ?? { name, affiliation: officeFor(phrase), kind: "person", first: at }
      );
    },
    meet(phrase) {
      if (phrase.kind !== "person") return unlearnt(phrase);
      return people.remember(phrase.name ?? "", mentionOf(phrase));
    },
    note(speaker) {
      latest = speaker;
      if (isPerson(speaker) && speaker.kind === "person") focus.enter(speaker);
      else if (isPerson(speaker)) focus.pass(speaker);
      thing = false;
      if (speaker.kind === "body") bodies.add(speaker);
      else if (speaker.kind === "group") group = speaker;
      people.moveUp(speaker);
    },
    learn(phrase) {
      const { kind, name = "", role } = phrase;
      if (kind !== "person" || (!name.includes(" ") && !role)) return;
      focus.pass(people.remember(name, mentionOf(phrase)));
    },
    turn: () => focus.turn(),
    noteThing() {
      thing = true;
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
    lastPerson: () => focus.last(),
  };
}

/** Whether "he" or "she" can point there: somebody, or a lone name that may be a person's. */
function isPerson(speaker: Speaker): speaker is Person {
  return "nouns" in speaker;
}

function plainTitle(word: string | undefined): string {
  return word?.toLowerCase().replace(/\.$/, "") ?? "";
}
