import { lookUp } from "./number-table.ts";
import { NO_WORD, ROOT } from "./cue-trie.ts";
import { idsBy, NOTHING, type FeatureSpace } from "./feature-space.ts";
import type { Form } from "./form.ts";
import type { Lexicons } from "./lexicons.ts";
import { marksOf } from "./marks.ts";
import { SIDES } from "./side.ts";

const NONE: readonly never[] = [];

const GROUP_SIZES = [4, 5];
const WORD = /^[a-z]/;

/** The groups of letters within a word, its ends marked: words of one root share most of them. */
function letterGroups(word: string): string[] {
  const marked = `<${word}>`;
  const groups: string[] = [];
  for (const size of GROUP_SIZES) {
    for (let at = 0; at + size <= marked.length; at += 1) groups.push(marked.slice(at, at + size));
  }
  return groups;
}

/** Opens the looking up of words for one owner; what another one left is replaced. */
export function openFormMemos(
  space: FeatureSpace,
  { eventKinds, cues, english, stanceWords }: Lexicons,
) {
  const prepare = (form: Form): void => {
    const { key, lemma, pos } = form;
    const isWord = WORD.test(lemma);
    const titled = isWord && pos !== "PROPN" && lemma.length > 2;
    form.owner = space;
    form.marks = marksOf(key, lemma, stanceWords);
    form.english = english.get(key) ?? 0;
    form.cueKey = cues.words.get(key) ?? NO_WORD;
    form.cueLemma = lemma === key ? NO_WORD : (cues.words.get(lemma) ?? NO_WORD);
    form.startKey = lookUp(cues.next, ROOT, form.cueKey);
    form.startLemma = lookUp(cues.next, ROOT, form.cueLemma);
    form.word = isWord ? space.idOf(`word:${lemma}`) : NOTHING;
    form.title = titled ? space.idOf(`title:${lemma}`) : NOTHING;
    form.first = space.firstOf(lemma);
    form.second = space.secondOf(lemma);
    form.groups =
      isWord && pos !== "PROPN" ? letterGroups(key).map((letters) => space.groupOf(letters)) : NONE;
    form.said = form.groups.length > 0 ? space.saidBy(form.groups) : null;
    form.shapes = (stanceWords.shapes.get(key) ?? NONE).map(({ name, value }) => ({
      id: space.idOf(name),
      value,
    }));
    form.kinds = (eventKinds.get(lemma) ?? NONE).map((kind) => ({
      id: space.idOf(`kind:${kind}`),
      tone: space.idOf(`kind:${kind}:tone`),
      sides: idsBy(SIDES, (side) => space.idOf(`kind:${kind}:side:${side}`)),
    }));
  };
  return (forms: readonly Form[]): void => {
    for (const form of forms) if (form.owner !== space) prepare(form);
  };
}
