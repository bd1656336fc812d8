import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

/**
 * wink-nlp, used in two steps: it splits what stands between spaces into words, and it gives words
 * their parts of speech. So what is split is kept, and only parts of speech are found for each text.
 * A word is four numbers, as wink-nlp holds it: its lexeme, what it is a contraction of, its part of
 * speech and lemma, and a flag.
 */
export type Wink = {
  /** The words of a text, without parts of speech, whatever has been read before it. */
  split(text: string): { words: number[]; spaces: number[] };
  /** Gives words their parts of speech, by their neighbours. */
  tagWords(words: number[]): void;
  /** How a word is spelt. */
  valueOf(words: readonly number[], at: number): string;
  /** The base form of a word that has its part of speech. */
  lemmaOf(words: number[], at: number): string;
  /** The name of a part of speech by its number. */
  nameOfPos(id: number): string;
  /** How many words were met that the model does not know; they are kept as long as this is. */
  newWords(): number;
};

/** How many numbers a word is. */
export const WORD_SIZE = 4;

const POS_SHIFT = 20;
const POS_MASK = 0x3f;
const SPACES_MASK = 0xffff;

/** The number of a word's part of speech. */
export function posIdOf(words: readonly number[], at: number): number {
  return (words[at + 2]! >>> POS_SHIFT) & POS_MASK;
}

/** Whether a word stands for another one, as "'ll" does. */
function isContraction(words: readonly number[], at: number): boolean {
  return words[at + 1]! > SPACES_MASK;
}

// What wink-nlp's types leave out.
type Core = {
  pos: { list: string[] };
  tcat: { hash: Record<"word" | "punctuation", number> };
  features: { lexeme: { list: string[]; hash: Record<string, number> } };
};
type Cache = {
  /** The lexemes of a word that is known; null for one that is not. */
  lookup(text: string): number[] | null;
  /** The lexeme of a word, which is known from then on. */
  add(text: string, category: number): number;
  value(lexeme: number): unknown;
  normal(lexeme: number): number;
  nox(contraction: number): number;
};
type RawDocument = { tokens: number[]; numOfTokens: number; cache: Cache };
type PosMatch = [from: number, to: number, pos: number];
type Updater = (matches: PosMatch[], cache: Cache, pos: number[], normals: number[]) => void;
type PosModel = { updater: Updater };
type RawIts = { lemma(at: number, raw: object, addons: unknown): unknown };

/** A step of the pipeline that finds nothing, in the form in which models are kept. */
const IDLE_MACHINE = '[100,0,{"0":{}},{},{},{}]';
const IDLE = { machines: [IDLE_MACHINE], transformers: [], setter() {} };
// The steps that are not used. The model's own would be parsed at each opening, and `metaCER` writes
// its machine anew each time from what it wrote before: twice as long, so that the 20th fails.
const UNUSED = {
  ner: () => ({ ...IDLE, machines: [] }),
  negation: () => IDLE,
  sa: () => IDLE,
  metaCER: () => IDLE,
};

/** What its tokenizer takes for a word, or for one and a mark, whatever else it knows. */
const PLAIN = /^[a-z]{2,}([,.!;?:]?)$/i;

/** Opens wink-nlp anew, with the words of its model alone. */
export function openWink(): Wink {
  const core = (model.core as () => Core)();
  const { list, hash } = core.features.lexeme;
  const { word, punctuation } = core.tcat.hash;
  const known = list.length;
  const posModel = (model.pos as () => PosModel)();
  let given: number[] | null = null;
  let cache!: Cache;
  let found: number[] = [];
  // The step that would find sentences comes between the two: it hands over the words that were
  // split, or takes those that are given.
  const sbd = () => ({
    machines: [],
    transformers: [],
    setter(_: unknown, raw: RawDocument) {
      ({ cache } = raw);
      if (given === null) {
        found = raw.tokens.slice();
        raw.tokens = [];
      } else raw.tokens = given;
      raw.numOfTokens = raw.tokens.length / WORD_SIZE;
    },
  });
  const pos = () => ({
    ...posModel,
    updater(matches: PosMatch[], itsCache: Cache, tags: number[]) {
      const normals: number[] = [];
      for (const [at] of matches) normals[at] = normalOf(given!, at * WORD_SIZE, itsCache);
      posModel.updater(matches, itsCache, tags, normals);
    },
  });
  const nlp = winkNLP({ ...model, ...UNUSED, core: () => core, sbd, pos }, ["sbd", "pos"]);
  const its = nlp.its as unknown as RawIts;
  nlp.readDoc(""); // which shows its cache

  /** What reading a document does with a word by itself; the document costs as much again. */
  function splitPlain(text: string, mark: string): number[] {
    const plain = mark === "" ? text : text.slice(0, -1);
    const words = [cache.add(plain, word), 0, 0, 0];
    if (mark !== "") words.push(cache.add(mark, punctuation), 0, 0, 0);
    return words;
  }

  function splitAny(text: string): number[] {
    const mark = PLAIN.exec(text)?.[1];
    if (mark !== undefined && cache.lookup(text) === null) return splitPlain(text, mark);
    given = null;
    nlp.readDoc(text);
    return found;
  }

  return {
    split(text) {
      const before = list.length;
      const words = splitAny(text);
      // Words that it has met change how it splits what it meets later: here it has met none.
      for (let i = before; i < list.length; i += 1) delete hash[list[i]!];
      const spaces: number[] = [];
      for (let at = 0; at < words.length; at += WORD_SIZE) {
        spaces.push(words[at + 1]! & SPACES_MASK);
        words[at + 1]! &= ~SPACES_MASK;
      }
      return { words, spaces };
    },
    tagWords(words) {
      given = words;
      nlp.readDoc("");
    },
    valueOf: (words, at) => cache.value(words[at]!) as string,
    lemmaOf(words, at) {
      const lemma = its.lemma(at / WORD_SIZE, { tokens: words, cache }, model.addons);
      // The model looks lemmas up in a plain object, where "constructor" is no string.
      return typeof lemma === "string" ? lemma : (cache.value(words[at]!) as string);
    },
    nameOfPos: (id) => core.pos.list[id]!,
    newWords: () => list.length - known,
  };
}

function normalOf(words: readonly number[], at: number, cache: Cache): number {
  return isContraction(words, at) ? cache.nox(words[at + 1]!) : cache.normal(words[at]!);
}
