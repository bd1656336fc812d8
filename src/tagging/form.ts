import { fold } from "./fold.ts";
import { UNKNOWN, type FormMemo } from "./form-memo.ts";
import { PART } from "./marks.ts";
import { posIdOf, type Wink } from "./wink.ts";

/**
 * A word in one part of speech: the same object wherever it stands, so that work on it is kept. What
 * it counts for is filled in by its present `owner`.
 */
export type Form = {
  readonly text: string;
  readonly key: string;
  readonly lemma: string;
  readonly pos: string;
  readonly posId: number;
  /** Bits of PART. */
  readonly part: number;
  readonly capital: boolean;
  /** A small number for the base form; 0 is none's. */
  readonly lemmaId: number;
} & FormMemo;

const CONTRACTIONS: Record<string, string> = { nt: "not", ca: "can", wo: "will", ll: "will" };
/** More than a word's part of speech and lemma can be. */
const MOST_PACKED = 2 ** 26;

/** Opens the forms of words that have their parts of speech. */
export function openForms(wink: Wink): (words: number[], at: number) => Form {
  const forms = new Map<number, Form>();
  const lemmas = new Map<string, number>();
  const readForm = (words: number[], at: number): Form => {
    const text = wink.valueOf(words, at);
    const folded = fold(text);
    const short = text.length <= 3 ? CONTRACTIONS[folded] : undefined;
    const key = short ?? folded;
    const lemma = short ?? fold(wink.lemmaOf(words, at));
    const posId = posIdOf(words, at);
    const pos = wink.nameOfPos(posId);
    const initial = text.charAt(0);
    let lemmaId = lemmas.get(lemma);
    if (lemmaId === undefined) lemmas.set(lemma, (lemmaId = lemmas.size + 1));
    return {
      text,
      key,
      lemma,
      pos,
      posId,
      part: PART[pos] ?? 0,
      capital: initial !== initial.toLowerCase(),
      lemmaId,
      ...UNKNOWN,
    };
  };
  return (words, at) => {
    const id = words[at]! * MOST_PACKED + words[at + 2]!;
    let form = forms.get(id);
    if (!form) forms.set(id, (form = readForm(words, at)));
    return form;
  };
}
