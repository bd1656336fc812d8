import { fold } from "../tagging/fold.ts";
import { ENGLISH_SHARE, OTHER_SIGNS } from "../tagging/language.ts";
import { detectLanguage } from "./detector.ts";
import { loadEnglishWords } from "./english-words.ts";
import { languageOfScript } from "./scripts.ts";

/** Below this many letters of running words it can't be told. */
const MIN_LETTERS = 14;
const MIN_WORDS = 3;
const ENOUGH_LETTERS = 60;
/** How much likelier than English a language must be: less with more letters. */
const [SHORT_LEAD, LONG_LEAD] = [0.2, 0.1];
const MOST_READ = 4_000;

const WORD = /[\p{L}\p{M}’']+/gu;
const OPENERS = new Set('.!?:…"“«„');

/** The language of a text as an ISO 639-1 code; undefined where it can't be told, as of a few words. */
export function identifyLanguage(text: string): string | undefined {
  const read = text.slice(0, MOST_READ);
  const script = OTHER_SIGNS.test(read) ? languageOfScript(read) : undefined;
  if (script !== undefined) return languageInScript(read, script);
  const { words, running, english, reports } = countWords(read);
  if (english > ENGLISH_SHARE * words) return "en";
  const letters = running.join("").length;
  const short = letters < ENOUGH_LETTERS;
  if (letters < MIN_LETTERS || running.length < MIN_WORDS || (short && reports)) return undefined;
  // Names are of any language, whatever the text around them is in.
  const found = detectLanguage(running.join(" "));
  if (!found) return undefined;
  const told = Math.min(1, (letters - MIN_LETTERS) / (ENOUGH_LETTERS - MIN_LETTERS));
  const enough = SHORT_LEAD - told * (SHORT_LEAD - LONG_LEAD);
  return found.language === "en" || found.lead >= enough ? found.language : undefined;
}

/** Of languages that share a script the detector tells, else it is the one that has it most often. */
function languageInScript(text: string, usual: string): string {
  const found = detectLanguage(text);
  return found && found.language !== "en" && found.lead >= LONG_LEAD ? found.language : usual;
}

/** The words of a text, those of them that are not names, and how many tell English. */
function countWords(text: string) {
  const known = loadEnglishWords();
  const shouted = text === text.toUpperCase();
  const running: string[] = [];
  let words = 0;
  let english = 0;
  let reports = false;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words += 1;
    const key = fold(word);
    if (known.report.has(key)) reports = true;
    english += known.weights.get(key) ?? 0;
    const small = word.charAt(0) !== word.charAt(0).toUpperCase();
    if (small || shouted || startsSentence(text, index)) running.push(word);
  }
  return { words, running, english, reports };
}

function startsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at).trimEnd();
  return at === 0 || OPENERS.has(before.slice(-1));
}
