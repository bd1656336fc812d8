import { NO_WORD } from "./cue-trie.ts";
import { NOTHING, type FeatureSpace } from "./feature-space.ts";
import type { Lexicons } from "./lexicons.ts";
import type { Form } from "./tokens.ts";

/** What a word in one part of speech counts for, looked up once and kept beside it. */
export type FormMemo = {
  readonly space: FeatureSpace;
  /** Numbers of the spelling and, where it differs, of the base form among the words of cues. */
  readonly cueKey: number;
  readonly cueLemma: number;
  /** NOTHING for what is no word. */
  readonly word: number;
  /** NOTHING for what says nothing in a title. */
  readonly title: number;
  readonly shapes: readonly { id: number; value: number }[];
  readonly kinds: readonly { id: number; tone: number }[];
  /** Its numbers as the first and the second of pairs; NOTHING where no pair has it. */
  readonly first: number;
  readonly second: number;
};

const WORD = /^[a-z]/;
const PERSONS: readonly (readonly [person: string, words: string])[] = [
  ["we", "we our us"],
  ["i", "i my me"],
  ["you", "you your"],
  ["they", "they their"],
  ["no", "no not never nobody"],
];
const MODALS = "would could might may must should will can shall";
const SHIFTERS =
  "but if while although whether only even until unless however as like too so than who what how why already still yet once again now";

const shapesByKey = new Map<string, { name: string; value: number }[]>();
for (const [person, words] of PERSONS) addShapes(words, () => `person:${person}`, 0.5);
addShapes(MODALS, (word) => `modal:${word}`, 0.4);
addShapes(SHIFTERS, (word) => `shifter:${word}`, 0.4);

function addShapes(words: string, nameOf: (word: string) => string, value: number): void {
  for (const word of words.split(" ")) {
    shapesByKey.set(word, [...(shapesByKey.get(word) ?? []), { name: nameOf(word), value }]);
  }
}

/** Opens the memos of one user; those that another one left are made anew. */
export function openFormMemos(space: FeatureSpace, { eventKinds, cues }: Lexicons) {
  return (form: Form): FormMemo => {
    const kept = form.memo as FormMemo | null;
    if (kept && kept.space === space) return kept;
    const { key, lemma, pos } = form;
    const isWord = WORD.test(lemma);
    const memo: FormMemo = {
      space,
      cueKey: cues.words.get(key) ?? NO_WORD,
      cueLemma: lemma === key ? NO_WORD : (cues.words.get(lemma) ?? NO_WORD),
      word: isWord ? space.idOf(`word:${lemma}`) : NOTHING,
      title: isWord && pos !== "PROPN" && lemma.length > 2 ? space.idOf(`title:${lemma}`) : NOTHING,
      shapes: (shapesByKey.get(key) ?? []).map(({ name, value }) => ({
        id: space.idOf(name),
        value,
      })),
      kinds: (eventKinds.get(lemma) ?? []).map((kind) => ({
        id: space.idOf(`kind:${kind}`),
        tone: space.idOf(`kind:${kind}:tone`),
      })),
      first: space.firstOf(lemma),
      second: space.secondOf(lemma),
    };
    form.memo = memo;
    return memo;
  };
}
