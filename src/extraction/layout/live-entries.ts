import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import type { Sheet } from "./sheet.ts";

const HOUR = /^\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \p{Lu}{2,4})?$/iu;
const LEAST = 2;
const MAX_NAME = 5;

/** Notes who speaks under the headings of a live page that stand below an hour and are nothing but names. */
export function readLiveEntries(sheet: Sheet): void {
  const entries: { at: number; phrase: NounPhrase }[] = [];
  for (let i = 1; i < sheet.rows.length; i++) {
    if (!isHeading(sheet, i) || !HOUR.test(sheet.wordsOf(i - 1))) continue;
    const phrase = nameOf(sheet, i);
    if (phrase) entries.push({ at: i, phrase });
  }
  if (entries.length < LEAST) return;
  for (const { at, phrase } of entries) sheet.head(at, phrase);
}

function isHeading(sheet: Sheet, i: number): boolean {
  return sheet.rows[i]?.use === "heading" && sheet.rows[i - 1]?.use === "heading";
}

/** "Fjord Baths - closed": the name that a heading is, or opens with before a dash. */
function nameOf(sheet: Sheet, i: number): NounPhrase | null {
  const { piece, sentences } = sheet.rows[i] ?? {};
  const [sentence, ...more] = sentences ?? [];
  if (!piece || !sentence || more.length > 0) return null;
  const dash = sentence.find(1, sentence.length, (at) => /^[-–—]$/.test(sentence.at(at).text));
  const to = dash < 0 ? sentence.length : dash;
  if (to > MAX_NAME || !isName(sentence, to)) return null;
  const name = sentence.textOf(0, to);
  const phrase = readNounPhrase(sentence.part(0, to), 0, to);
  if (phrase?.kind === "person" || phrase?.kind === "place") return phrase;
  return { kind: "body", name, text: name, definite: false, at: sentence.spanOf(0, to) };
}

function isName(sentence: Sentence, to: number): boolean {
  const other = (i: number) =>
    !sentence.isWord(i) ||
    !(sentence.at(i).capital || sentence.is(i, "name link")) ||
    sentence.is(i, "auxiliary") ||
    sentence.is(i, "label topic") ||
    sentence.is(i, "past verb") ||
    sentence.article.verbs.has(sentence.at(i).lower);
  return to > 0 && sentence.find(0, to, other) < 0;
}
