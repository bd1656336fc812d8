import { tameText } from "./tame-text.ts";
import type { Form } from "./form.ts";
import { WORD_SIZE, type Wink } from "./wink.ts";

/** What stands between two spaces, split into words: the same wherever it stands. */
export type Run = {
  text: string;
  words: readonly number[];
  /** Where each word begins and ends in the run; -1 for one that is left out. */
  starts: readonly number[];
  ends: readonly number[];
  /** The form that each word had last. */
  forms: (Form | null)[];
};

/** Finds the run that stands at a place of a text; `hash` is its hash. */
export type FindRun = (text: string, from: number, to: number, hash: number) => Run;

/** Longer runs are hardly words, and seldom come again. */
const LONGEST_KEPT = 40;
const MOST_KEPT = 60_000;
const SLOTS = 2 ** 17;
const HYPHENS = new Set(["-", "–", "‐", "‑"]);

/** The hash of a run, letter by letter from 0. */
export function hashOn(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x9e3779b1) ^ (hash >>> 15);
}

/** Opens the splitting of runs, which keeps the short ones. */
export function openRuns(wink: Wink): FindRun {
  // A map would need each run as a text of its own just to find it.
  let slots: (Run | null)[] = emptySlots();
  let kept = 0;
  return (text, from, to, hash) => {
    const length = to - from;
    let at = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    for (let run = slots[at]!; run !== null; run = slots[at]!) {
      if (run.text.length === length && text.startsWith(run.text, from)) return run;
      at = (at + 1) & (SLOTS - 1);
    }
    // A part of a text that is kept would keep the whole text: this is a copy.
    const run = splitRun(` ${text.slice(from, to)}`.slice(1), wink);
    if (length <= LONGEST_KEPT) {
      if (kept === MOST_KEPT) {
        slots = emptySlots();
        kept = 0;
      }
      slots[at] = run;
      kept += 1;
    }
    return run;
  };
}

function emptySlots(): null[] {
  return Array.from({ length: SLOTS }, () => null);
}

/** Hyphens between words are left out, as lexicons have none. */
function splitRun(text: string, wink: Wink): Run {
  const read = tameText(text);
  const { words, spaces } = wink.split(read);
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  for (let at = 0; at < words.length; at += WORD_SIZE) {
    const value = wink.valueOf(words, at);
    const start = value === "" ? -1 : startOf(value, read, from + spaces[at / WORD_SIZE]!, from);
    const end = start + value.length;
    if (start >= 0) from = end; // else the tokenizer spelt it in a way of its own
    starts.push(start < 0 || (HYPHENS.has(value) && joins(read, start, end)) ? -1 : start);
    ends.push(end);
  }
  return { text, words, starts, ends, forms: starts.map(() => null) };
}

function joins(read: string, start: number, end: number): boolean {
  return start > 0 && end < read.length && read[start - 1] !== " " && read[end] !== " ";
}

/** Where a word stands: most often just where its spaces end. */
function startOf(value: string, read: string, likely: number, from: number): number {
  return read.startsWith(value, likely) ? likely : read.indexOf(value, from);
}
