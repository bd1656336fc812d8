import type { FoldWords } from "./fold-words.ts";

/** A speaker, as two are compared: the name of a person or body, and the words of offices around it. */
export type Speaker = {
  /** As it was given, its words alone; "" for nobody. */
  given: string;
  name: readonly string[];
  office: ReadonlySet<string>;
  /** The words of both. */
  words: ReadonlySet<string>;
  country: string | null;
};

const LITTLE = new Set(["a", "an", "the", "of", "for", "and", "to", "at", "in", "on", "s"]);
const BEHIND_A_NAME = new Set(["of", "from", "for", "at", "in", "with"]);
/** Small words within a name: "Ursula von der Leyen". */
const PARTICLES = new Set(
  "al bin ben da de del della der di dos du el ibn la le san ten ter van von zu".split(" "),
);
const GENERATIONS = new Set(["jr", "sr", "ii", "iii"]);

/** The speaker behind what a statement says of them. */
export function readSpeaker(
  said: { speaker: string | null; affiliation: string | null; country: string | null },
  lexicon: FoldWords,
): Speaker {
  const { speaker, affiliation, country } = said;
  if (speaker === null)
    return { given: "", name: [], office: new Set(), words: new Set(), country };
  const parts = speaker.split(/[,;()]/).flatMap((part) => parted(wordsIn(part), lexicon));
  const named = parts.map((part) => nameIn(part, lexicon));
  const at = named.findIndex((name) => name.length > 0);
  const name = at === -1 ? [] : named[at]!;
  const others = parts.flatMap((part, i) =>
    i === at ? part.slice(0, part.length - name.length) : part,
  );
  const office = [...others, ...wordsIn(affiliation ?? "")]
    .map(({ word }) => word)
    .filter((word) => !LITTLE.has(word));
  const names = name.map(({ word }) => word);
  return {
    given: parts
      .flat()
      .map(({ word }) => word)
      .join(" "),
    name: names,
    office: new Set(office),
    words: new Set([...office, ...names]),
    country,
  };
}

type NameWord = { word: string; capital: boolean };

function wordsIn(text: string): NameWord[] {
  const bare = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/['’]s?(?!\p{L})/gu, "");
  return [...bare.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu)]
    .map(([word]) => ({
      word: word.toLowerCase().replaceAll(/['’]/g, ""),
      capital: /^\p{Lu}/u.test(word),
    }))
    .filter(({ word }) => !GENERATIONS.has(word));
}

/** What stands behind a name is a part by itself: "Ada Berg of Norway". */
function parted(part: readonly NameWord[], lexicon: FoldWords): (readonly NameWord[])[] {
  const at = part.findIndex(({ word }, i) => {
    const before = part[i - 1];
    return BEHIND_A_NAME.has(word) && before?.capital === true && !lexicon.title.has(before.word);
  });
  return at === -1 ? [part] : [part.slice(0, at), part.slice(at)];
}

/** The words of a name that a phrase ends with, behind all words of offices: "prime minister Ada Berg". */
function nameIn(part: readonly NameWord[], lexicon: FoldWords): readonly NameWord[] {
  let at = part.length;
  while (at > 0 && mayBeOfName(part[at - 1]!, lexicon)) at -= 1;
  while (at < part.length && !part[at]!.capital && !isLongParticle(part, at)) at += 1;
  return part.slice(at);
}

function mayBeOfName({ word, capital }: NameWord, lexicon: FoldWords): boolean {
  return (capital && !lexicon.title.has(word)) || PARTICLES.has(word);
}

function isLongParticle(part: readonly NameWord[], at: number): boolean {
  return PARTICLES.has(part[at]!.word) && part.slice(at + 1).some(({ capital }) => capital);
}

/** Whether two names are those of one person: equal, by initials, or one of them is a surname alone. */
export function isOneName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  if (isBare(short)) return short.length === 1 ? isEndOf(short[0]!, long) : endsWith(long, short);
  if (isBare(long)) return endsWith(long, short);
  const turned = short.length === 2 && long.length === 2 && short[0] === long[1];
  if (turned && short[1] === long[0]) return true;
  return short.at(-1) === long.at(-1) && isOneFirstName(short[0]!, long[0]!) && fits(short, long);
}

/** A surname alone, with or without small words before it. */
export function isBare(name: readonly string[]): boolean {
  return name.length === 1 || (name.length > 1 && PARTICLES.has(name[0]!));
}

function isEndOf(word: string, name: readonly string[]): boolean {
  return name[0] === word || name.at(-1) === word;
}

function endsWith(name: readonly string[], end: readonly string[]): boolean {
  return end.every((word, i) => word === name[name.length - end.length + i]);
}

function isOneFirstName(a: string, b: string): boolean {
  return a === b || ((a.length === 1 || b.length === 1) && a[0] === b[0]);
}

/** Whether the middle names of one are among those of the other. */
function fits(short: readonly string[], long: readonly string[]): boolean {
  return short.slice(1, -1).every((word) => long.some((other) => isOneFirstName(word, other)));
}
