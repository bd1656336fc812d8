import type { Sentence } from "../document/sentence.ts";
import { subjectOfSentence } from "../speakers/sentence-subjects.ts";
import type { Found, ParagraphScene } from "./construction.ts";

const MAX_SIGNATURE = 25;

/** A quotation, and behind it a line that signs it: "— Anna Berg, mayor of Oslo". */
export function findSigned({
  paragraph,
  sentences,
  following,
  known,
}: ParagraphScene): Found | null {
  if (paragraph.kind !== "body" || following?.sentences.length !== 1) return null;
  const [signature] = following.sentences;
  if (!signature || !sentences[0]?.opensDirect(0) || !sentences.every(isQuotation)) return null;
  const { text } = signature.article;
  const between = text.slice(paragraph.end, following.paragraph.start);
  if (!/^\s*[—–-]\s*$/.test(between) || !signs(signature)) return null;
  const phrase = subjectOfSentence(signature, known);
  const contents = sentences.map((sentence) => sentence.content(0, 1));
  return phrase && phrase.kind !== "pronoun" ? { contents, phrase } : null;
}

/** Whether a line only names: no verb, no quotation, no colon. */
function signs(line: Sentence): boolean {
  const { capital } = line.at(0);
  const tells = (i: number) =>
    line.isQuote(i) || line.says(i, ":") || line.is(i, "auxiliary") || line.reports(i);
  return capital && line.length <= MAX_SIGNATURE && line.find(0, line.length, tells) < 0;
}

function isQuotation(sentence: Sentence): boolean {
  return (
    sentence.isQuote(0) &&
    sentence.skip(1, sentence.length, (i) => sentence.isMark(i)) === sentence.length
  );
}
