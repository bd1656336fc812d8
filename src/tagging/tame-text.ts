import { codeUnitAt } from "../statement/code-unit.ts";

const MAX_READ = 32_768;
const MAX_RUN = 64;
const RUN = /\S+/g;

/**
 * The same text, of the same length, without what would stop or bloat the tokenizer: addresses, ids
 * and long numbers become spaces, and no run without a space is longer than 64 characters.
 */
export function tameText(text: string): string {
  const read = plainLetters(text.length > MAX_READ ? text.slice(0, MAX_READ) : text);
  if (isTame(read)) return read;
  return read.replace(RUN, (run) => {
    if (run.length < 9) return run;
    if (run.includes("://") || run.includes("@") || run.startsWith("www.") || isId(run)) {
      return " ".repeat(run.length);
    }
    return run.length > MAX_RUN ? breakRun(run) : run;
  });
}

/** Tells ordinary text at a glance: no address, no long number, no long run. */
function isTame(text: string): boolean {
  let run = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = codeUnitAt(text, i);
    if (code <= 32) {
      run = 0;
      digits = 0;
      continue;
    }
    run += 1;
    if (code >= 48 && code <= 57) digits += 1;
    if (digits > 6 || run > MAX_RUN || code === 64) return false;
  }
  return !text.includes("://") && !text.includes("www.");
}

// oxlint-disable-next-line no-control-regex
const UNUSUAL = /[^\x00-\x7f]/;
const LETTER = /[\u00c0-\u024f\u1e00-\u1eff]/g;

/** The tokenizer knows few letters with marks, and only the straight apostrophe. */
function plainLetters(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replace(LETTER, (letter) => letter.normalize("NFD")[0]!).replaceAll("’", "'");
}

/** Digits of an id or a long number: each is a word that no other text has. */
function isId(run: string): boolean {
  let digits = 0;
  for (let i = 0; i < run.length; i += 1) {
    const code = codeUnitAt(run, i);
    if (code >= 48 && code <= 57) digits += 1;
  }
  return digits > 6;
}

function breakRun(run: string): string {
  let broken = "";
  for (let at = 0; at < run.length; at += MAX_RUN) {
    const part = run.slice(at, at + MAX_RUN);
    broken += part.length === MAX_RUN ? `${part.slice(0, -1)} ` : part;
  }
  return broken;
}
