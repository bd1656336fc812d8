import type { WordClasses } from "../words/word-classes.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { isServed, nounsOf } from "./offices.ts";
import type { People, Person } from "./people.ts";
import type { Speaker } from "./speaker.ts";

/** Where an office without a name is looked up. */
type Place = {
  people: People;
  /** Whose deputy it is. */
  owner: Speaker | null;
  /** Who was talked about last. */
  last: Person | null;
  /** The name that somebody new would have. */
  name: string;
  /** Whether that was in this sentence or the one before. */
  recent: boolean;
  classes: WordClasses;
};

/** Who of the cast is meant by an office or a description: "the minister", "her Finnish counterpart". */
export function findHolder(phrase: NounPhrase, place: Place): Person | null {
  const { people, owner, name, classes } = place;
  const [opening = ""] = phrase.text.split(" ", 1);
  if (classes["indefinite opening"].has(opening.toLowerCase())) return null;
  const same = people.latest((person) => !person.named && person.name === name);
  const words = wordsOf(phrase, classes);
  if (phrase.noun === "counterpart") return counterpartOf(words, place) ?? same ?? null;
  if (phrase.possessive && owner) return same ?? deputyOf(words, owner, people) ?? null;
  const holder = people.latest(
    ({ nouns, affiliation }) =>
      words.every((word) => nouns.has(word)) && !isServed(affiliation, phrase.noun ?? ""),
  );
  return holder ?? same ?? (phrase.definite ? lastIfPlain(words, phrase, place) : null);
}

/** The words that tell which office it is, without "the" and "his". */
function wordsOf({ text }: NounPhrase, classes: WordClasses): string[] {
  const words = nounsOf(text);
  return words.filter((word, i) => i > 0 || !classes.determiner.has(word)).flatMap(ageOf);
}

/** "54-year-old" is told as ", 54,". */
function ageOf(word: string): string[] {
  return [/^(\d+)-year-old$/.exec(word)?.[1] ?? word];
}

/** "His deputy": somebody whose office was told with its owner. */
function deputyOf(words: readonly string[], owner: Speaker, people: People): Person | undefined {
  const [surname = ""] = nounsOf(owner.name).slice(-1);
  return people.latest(
    (person) =>
      person !== owner &&
      person.nouns.has(surname) &&
      words.every((word) => person.nouns.has(word)),
  );
}

/** "Her Finnish counterpart": another one of the same office. */
function counterpartOf(
  words: readonly string[],
  { people, owner, classes }: Place,
): Person | undefined {
  const others = words.filter((word) => word !== "counterpart");
  const known: Iterable<string> =
    owner && "nouns" in owner ? (owner as Person).nouns : nounsOf(owner?.name);
  const offices = [...known].filter(
    (noun) => noun !== "counterpart" && classes["office noun"].has(noun),
  );
  return people.latest(({ nouns, ...person }) => {
    if (person.name === owner?.name || !others.every((word) => nouns.has(word))) return false;
    return others.length > 0 || offices.some((office) => nouns.has(office));
  });
}

/** "The skipper": the last person, if nothing says that it is somebody else. */
function lastIfPlain(
  words: readonly string[],
  { noun = "", text }: NounPhrase,
  { last, recent, classes }: Place,
): Person | null {
  if (!last?.named) return null;
  const office = classes["office noun"].has(noun) && noun !== "official";
  // "Anna Berg put on her hat. '...', said the Norwegian minister."
  if (office) return recent && last.nouns.size === 0 ? last : null;
  if (words.length > 3 || /\s\p{Lu}|['’]s? /u.test(text)) return null;
  const holds = [...last.nouns].some((one) => classes["office noun"].has(one));
  return holds && !classes["known person"].has(noun) ? null : last;
}
