import { codeUnitAt } from "../statement/code-unit.ts";
import { openForms, type Form } from "./form.ts";
import { hashOn, openRuns, type FindRun, type Run } from "./runs.ts";
import { openWink, posIdOf, WORD_SIZE, type Wink } from "./wink.ts";

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
  /** In a short field: only a hyphen stands before it. */
  joined?: boolean;
};

/** A running text: the words, and where each begins and ends. */
export type Text = {
  forms: readonly Form[];
  starts: readonly number[];
  ends: readonly number[];
};

/** A text without words. */
export const NO_TEXT: Text = { forms: [], starts: [], ends: [] };

type Reader = {
  wink: Wink;
  findRun: FindRun;
  formOf(words: number[], at: number): Form;
};

/** The runs of a text, and where each begins. Used again for each text. */
type Runs = { size: number; words: number; runs: Run[]; offsets: number[] };

const MOST_READ = 32_768;
/** wink-nlp keeps every word it meets: past so many new ones a fresh instance takes over. */
const MOST_NEW_WORDS = 60_000;

let reader: Reader | undefined;
const found: Runs = { size: 0, words: 0, runs: [], offsets: [] };

function openReader(): Reader {
  const wink = openWink();
  return { wink, findRun: openRuns(wink), formOf: openForms(wink) };
}

/** Reads a text into words. */
export function readText(text: string): Text {
  reader ??= openReader();
  const { wink } = reader;
  findRuns(text, reader.findRun);
  const words: number[] = Array(found.words);
  let next = 0;
  for (let i = 0; i < found.size; i += 1) {
    const its = found.runs[i]!.words;
    for (let k = 0; k < its.length; k += 1, next += 1) words[next] = its[k]!;
  }
  wink.tagWords(words);
  const read = gather(reader, words);
  if (wink.newWords() > MOST_NEW_WORDS) reader = undefined;
  return read;
}

function findRuns(text: string, findRun: FindRun): void {
  const length = Math.min(text.length, MOST_READ);
  let size = 0;
  let words = 0;
  for (let at = 0; at < length;) {
    let code = codeUnitAt(text, at);
    const kind = kindOf(code);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    let hash = hashOn(0, code);
    let end = at + 1;
    for (; end < length; end += 1) {
      code = codeUnitAt(text, end);
      if (kindOf(code) !== kind) break;
      hash = hashOn(hash, code);
    }
    const run = findRun(text, at, end, hash);
    found.runs[size] = run;
    found.offsets[size] = at;
    size += 1;
    words += run.words.length;
    at = end;
  }
  found.size = size;
  found.words = words;
}

function gather({ formOf }: Reader, words: number[]): Text {
  const { size, runs, offsets } = found;
  const forms: Form[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (let i = 0; i < size; i += 1) {
    const run = runs[i]!;
    const offset = offsets[i]!;
    for (let k = 0; k < run.starts.length; k += 1, at += WORD_SIZE) {
      const start = run.starts[k]!;
      if (start < 0) continue;
      let form = run.forms[k]!;
      if (form === null || form.posId !== posIdOf(words, at)) {
        form = formOf(words, at);
        run.forms[k] = form;
      }
      forms.push(form);
      starts.push(offset + start);
      ends.push(offset + run.ends[k]!);
    }
  }
  return { forms, starts, ends };
}

const [LETTER, SPACE, BREAK] = [0, 1, 2];

/** How wink-nlp tells words apart: by spaces, and by line ends and tabs, which are words too. */
function kindOf(code: number): number {
  if (code > 0x20 && code < 0xa0) return LETTER;
  if (code === 0x20) return SPACE;
  if (code < 0x20) return code === 9 || code === 10 || code === 13 ? BREAK : LETTER;
  return WIDE_SPACES.has(code) ? SPACE : LETTER;
}

const WIDE_SPACES = new Set([0xa0, 0x2002, 0x2003, 0x2004, 0x2005, 0x2009, 0x200a, 0x202f, 0x205f]);

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
