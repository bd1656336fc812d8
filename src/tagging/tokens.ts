import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { fold } from "./fold.ts";
import { UNKNOWN, type FormMemo } from "./form-memo.ts";
import { marksOf } from "./marks.ts";
import { tameText } from "./tame-text.ts";

/** All that tagging rules see of a word; `start` and `end` are UTF-16 offsets into the field. */
export type Token = {
  text: string;
  /** The word as lexicons spell it: lower case, no accents. */
  key: string;
  /** Its base form, spelt like a key. */
  lemma: string;
  /** Universal part of speech. */
  pos: string;
  start: number;
  end: number;
  /** Whether it begins with a capital letter. */
  capital: boolean;
};

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
  readonly capital: boolean;
  readonly hyphen: boolean;
  /** Bits of MARK. */
  readonly marks: number;
  /** A small number for the base form; 0 is none's. */
  readonly lemmaId: number;
  /** The same word in another part of speech. */
  other: Form | null;
} & FormMemo;

/** A running text: the words, and where each begins and ends. */
export type Text = { forms: readonly Form[]; starts: Int32Array; ends: Int32Array };

/** A text without words. */
export const NO_TEXT: Text = {
  forms: [],
  starts: new Int32Array(0),
  ends: new Int32Array(0),
};

/** What wink-nlp holds of a document: four numbers a token, which it hands to a model's last step. */
type RawDocument = {
  tokens: number[];
  cache: {
    value(lexeme: number): string;
    valueOf(name: "pos", at: number): string;
    currentSize(): number;
    intrinsicSize(): number;
  };
};
type PosSetter = (raw: RawDocument, ...rest: unknown[]) => void;
type Reader = {
  readDoc(text: string): unknown;
  /** By lexeme. */
  forms: (Form | undefined)[];
  contractions: Map<number, Form>;
  lemmas: Map<string, number>;
};
type RawIts = {
  lemma(at: number, raw: RawDocument, addons: unknown): unknown;
};

const POS_SHIFT = 20;
const POS_MASK = 0x3f;
const HYPHENS = new Set(["-", "–", "‐", "‑"]);
const CONTRACTIONS: Record<string, string> = { nt: "not", ca: "can", wo: "will", ll: "will" };
/** wink-nlp keeps every word it meets: past so many new ones a fresh instance takes over. */
const MOST_NEW_WORDS = 60_000;

let raw: RawDocument | undefined;
// Asking wink-nlp for words one by one costs more than all its reading: the last step of its
// pipeline is given the whole document, and lets us have it too.
const openModel = {
  ...model,
  pos: () => {
    const machine = (model.pos as () => { setter: PosSetter })();
    const setter: PosSetter = (document, ...rest) => {
      machine.setter(document, ...rest);
      raw = document;
    };
    return { ...machine, setter };
  },
};
let its: RawIts;
let reader: Reader | undefined;

function openReader(): Reader {
  const nlp = winkNLP(openModel, ["pos"]);
  its = nlp.its as unknown as RawIts;
  return { readDoc: nlp.readDoc, forms: [], contractions: new Map(), lemmas: new Map() };
}

/** Reads a text into words. Hyphens between words are left out, as lexicons have none. */
export function readText(text: string): Text {
  const read = tameText(text);
  reader ??= openReader();
  reader.readDoc(read);
  const document = raw!;
  const words = document.tokens;
  const most = words.length / 4;
  const forms: Form[] = [];
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  let at = 0;
  for (let i = 0; i < words.length; i += 4) {
    const form = formAt(reader, document, i);
    const value = form.text;
    if (value === "") continue;
    const start = startOf(value, read, at + (words[i + 1]! & 0xffff), at);
    if (start < 0) continue; // the tokenizer spelt it in a way of its own
    at = start + value.length;
    if (form.hyphen && start > 0 && read[start - 1] !== " " && read[at] !== " ") continue;
    starts[forms.length] = start;
    ends[forms.length] = at;
    forms.push(form);
  }
  raw = undefined;
  const { cache } = document;
  if (cache.currentSize() - cache.intrinsicSize() > MOST_NEW_WORDS) reader = undefined;
  return { forms, starts, ends };
}

/** The words of a text one by one, for rules that read phrases too. */
export function toTokens({ forms, starts, ends }: Text): Token[] {
  return forms.map(({ text, key, lemma, pos, capital }, i) => {
    return { text, key, lemma, pos, capital, start: starts[i]!, end: ends[i]! };
  });
}

/** Reads a text into tokens. */
export function readTokens(text: string): Token[] {
  return toTokens(readText(text));
}

/** Where a word stands: most often just where its spaces end. */
function startOf(value: string, read: string, likely: number, from: number): number {
  const last = value.length - 1;
  const there =
    read.charCodeAt(likely) === value.charCodeAt(0) &&
    read.charCodeAt(likely + last) === value.charCodeAt(last);
  return there ? likely : read.indexOf(value, from);
}

function formAt(reader: Reader, document: RawDocument, i: number): Form {
  const lexeme = document.tokens[i]!;
  const packed = document.tokens[i + 2]!;
  if (document.tokens[i + 1]! > 0xffff) {
    const id = lexeme * 2 ** 26 + packed;
    let form = reader.contractions.get(id);
    if (!form) reader.contractions.set(id, (form = readForm(reader, document, i)));
    return form;
  }
  const pos = (packed >>> POS_SHIFT) & POS_MASK;
  const first = reader.forms[lexeme] ?? null;
  for (let form = first; form; form = form.other) if (form.posId === pos) return form;
  const form = readForm(reader, document, i);
  form.other = first;
  reader.forms[lexeme] = form;
  return form;
}

function readForm({ lemmas }: Reader, document: RawDocument, i: number): Form {
  const { cache, tokens } = document;
  const text = cache.value(tokens[i]!);
  const base = its.lemma(i / 4, document, model.addons);
  const posId = (tokens[i + 2]! >>> POS_SHIFT) & POS_MASK;
  const folded = fold(text);
  const short = text.length <= 3 ? CONTRACTIONS[folded] : undefined;
  const key = short ?? folded;
  // The model looks lemmas up in a plain object, where "constructor" is no string.
  const lemma = short ?? fold(typeof base === "string" ? base : text);
  const initial = text.charAt(0);
  let lemmaId = lemmas.get(lemma);
  if (lemmaId === undefined) lemmas.set(lemma, (lemmaId = lemmas.size + 1));
  return {
    text,
    key,
    lemma,
    pos: cache.valueOf("pos", posId),
    posId,
    capital: initial !== initial.toLowerCase(),
    hyphen: HYPHENS.has(text),
    marks: marksOf(key, lemma),
    lemmaId,
    other: null,
    ...UNKNOWN,
  };
}
