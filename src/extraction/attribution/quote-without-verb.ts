import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import { endOfName, subjectOfSentence } from "../speakers/sentence-subjects.ts";
import type { Found, ParagraphScene, Scene } from "./construction.ts";

const MAX_LABEL = 20;
const MAX_SENDER = 9;

/** A quotation set off from the text, said by whoever was announced. */
export function findSetOff({ paragraph, sentences, announced }: ParagraphScene): Found | null {
  if (paragraph.kind !== "quotation" || sentences.some(hasAttribution)) return null;
  const { start, end } = paragraph;
  if (!announced) return { contents: [] };
  return { contents: [{ start, end, kind: "direct" }], ...announced };
}

function hasAttribution(sentence: Sentence): boolean {
  const speech = sentence.find(0, sentence.length, (i) => sentence.opensDirect(i)) >= 0;
  const verb = (i: number) => sentence.article.verbs.has(sentence.at(i).lower);
  return speech && sentence.find(0, sentence.length, verb) >= 0;
}

/** A sentence that is nothing but a quotation, said by whoever was speaking. */
export function findAlone(sentence: Sentence, { speaking }: Scene): Found | null {
  if (!isAlone(sentence)) return null;
  if (!speaking) return { contents: [] };
  return { contents: [sentence.content(0, 1)], ...speaking, quiet: true };
}

function isAlone(sentence: Sentence): boolean {
  if (!sentence.opensDirect(0)) return false;
  return sentence.skip(1, sentence.length, (i) => sentence.isMark(i)) === sentence.length;
}

/** "John Kirby: ..." and "France — ...": a name, a mark, and a quotation. */
export function findLabelled(sentence: Sentence, { known, speaking }: Scene): Found | null {
  if (speaking?.named && isAlone(sentence)) {
    return { contents: [sentence.content(0, 1)], ...speaking, quiet: true };
  }
  const at = sentence.firstQuote(0, Math.min(sentence.length, MAX_LABEL + 2)) - 1;
  if (at < 1 || !sentence.isMark(at) || !/[:—–-]/.test(sentence.at(at).text)) return null;
  const rest = sentence.skip(at + 2, sentence.length, (i) => sentence.isMark(i));
  if (rest < sentence.length || sentence.find(0, at, (i) => tellsSomething(sentence, i)) >= 0)
    return null;
  // "Germany - Chancellor Ada Brandt: ...": who stands nearer to the words speaks them.
  const dash = sentence.back(
    at - 1,
    0,
    (i) => !(sentence.isMark(i) && /[-—–]/.test(sentence.at(i).text)),
  );
  const near = dash > 0 ? subjectOfSentence(sentence.part(dash + 1, at), known) : null;
  const phrase = near ?? subjectOfSentence(sentence.part(0, at), known);
  return phrase && direct(sentence, at + 1, phrase, { from: at, to: at + 1 });
}

/** Whether a word before the mark makes more than a label of it: a verb. */
function tellsSomething(sentence: Sentence, i: number): boolean {
  const { lower, capital } = sentence.at(i);
  if (capital) return false;
  const verb = sentence.article.verbs.has(lower) && !sentence.is(i, "adverbial opening");
  return verb || sentence.is(i, "auxiliary");
}

/** "Mr Biden himself needed three words: ..." */
export function findBehindColon(sentence: Sentence, { subject }: Scene): Found | null {
  if (!subject || sentence.firstQuote(0, sentence.length) < 0) return null;
  const at = sentence.find(0, sentence.length, (i) => sentence.says(i, ":"));
  if (at < 1 || !sentence.opensDirect(at + 1)) return null;
  const contents = [sentence.content(at + 1, at + 2)];
  return { contents, speaker: subject, decided: { from: at, to: at + 1 }, quiet: true };
}

/** "I am reading from the wire, a deputy minister: ...", "This came from the ministry: ...". */
export function findIntroduced(sentence: Sentence, { known, subject, found }: Scene): Found | null {
  if (subject || found || sentence.firstQuote(0, sentence.length) < 0) return null;
  const at = sentence.find(
    0,
    sentence.length,
    (i) => sentence.says(i, ":") && sentence.isQuote(i + 1),
  );
  const sent = sentence.back(
    at - 1,
    Math.max(0, at - MAX_SENDER),
    (i) => !sentence.says(i, "from"),
  );
  const mark = sentence.back(at - 1, 0, (i) => !sentence.isMark(i));
  const from = Math.max(mark, sentence.says(sent, "from") ? sent : -1) + 1;
  if (at <= from || !sentence.opensDirect(at + 1)) return null;
  const phrase = readNounPhrase(sentence, from, endOfName(sentence, from, at));
  if (!phrase || !known.identify(phrase)) return null;
  return direct(sentence, at + 1, phrase, { from: at, to: at + 1 });
}

/** "..." is how she puts it; "...": this was all that the minister would say. */
export function findAsSubject(sentence: Sentence, { known }: Scene): Found | null {
  if (!sentence.isQuote(0)) return null;
  const at = sentence.skip(1, 4, (i) => sentence.is(i, "pointing back") || isJoint(sentence, i));
  if (!sentence.is(at, "copula")) return null;
  const opener = sentence.find(at + 1, at + 4, (i) => sentence.is(i, "quotation's role"));
  if (opener < 0) return null;
  const from = sentence.skip(opener + 1, sentence.length, (i) => sentence.says(i, "that"));
  const to = sentence.skip(from + 1, sentence.length, (i) => {
    return sentence.isWord(i) && !isVerbForm(sentence, i);
  });
  const phrase = readNounPhrase(sentence, from, to);
  if (!phrase || !known.identify(phrase)) return null;
  const stop = sentence.skip(to, to + 2, (i) => sentence.isWord(i));
  const cue = sentence.words(to, stop) || null;
  return { ...direct(sentence, 0, phrase, { from: at, to: stop }), cue };
}

function isJoint(sentence: Sentence, i: number): boolean {
  return sentence.says(i, ",") || sentence.says(i, ":");
}

/** "The minister is 'proud as punch' of it"; "the ministry, which ..., 'views this with concern'". */
export function findPredicate(sentence: Sentence, { known, subject }: Scene): Found | null {
  const at = sentence.firstQuote(0, sentence.length);
  if (!subject || at < 2 || sentence.opensDirect(at)) return null;
  const before = at - 1;
  const copula = sentence.is(before, "copula");
  const apart = sentence.says(before, ",") && isApart(sentence, at);
  if (!(copula || apart) || !hasHead(sentence, before)) return null;
  const phrase = subjectOfSentence(sentence.part(0, at), known);
  const speaker = phrase && known.identify(phrase);
  if (!speaker || (copula && speaker.kind !== "person")) return null;
  const end = sentence.back(sentence.length - 1, 0, (i) => sentence.isMark(i));
  const { start } = sentence.at(copula ? before : at);
  const stop = sentence.at(apart ? at : end).end;
  const contents = [{ start, end: stop, kind: "partial" } as const];
  return { contents, phrase, decided: { from: before, to: at } };
}

/** Whether the words up to the first comma name somebody. */
function hasHead(sentence: Sentence, before: number): boolean {
  const comma = sentence.find(0, before, (i) => sentence.says(i, ","));
  const head = readNounPhrase(sentence, 0, Math.max(1, comma < 0 ? before : comma));
  return head !== null && head.kind !== "place" && head.kind !== "pronoun";
}

/** Whether a clause about the speaker, or no verb at all, stands before the quotation at `at`. */
function isApart(sentence: Sentence, at: number): boolean {
  const relative = (i: number) => sentence.says(i, "which") || sentence.says(i, "who");
  return (
    sentence.find(0, at, relative) >= 0 || sentence.find(0, at, (i) => isVerbForm(sentence, i)) < 0
  );
}

function isVerbForm(sentence: Sentence, i: number): boolean {
  const { lower, capital } = sentence.at(i);
  if (capital) return false;
  return sentence.is(i, "auxiliary") || sentence.article.verbs.has(lower) || lower.endsWith("ed");
}

function direct(
  sentence: Sentence,
  at: number,
  phrase: NounPhrase,
  decided: { from: number; to: number },
): Found {
  const { quote } = sentence.at(at);
  const contents = quote ? [{ start: quote.from, end: quote.to, kind: "direct" } as const] : [];
  return { contents, phrase, decided };
}
