import { isPlace } from "../document/labels.ts";
import type { Content, Sentence } from "../document/sentence.ts";
import type { Paragraph } from "../layout/paragraphs.ts";
import type { FormName } from "../layout/sheet.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { startsWithPhrase } from "../words/word-classes.ts";
import type { Found, ParagraphScene } from "./construction.ts";
import { underHeading } from "./heading-of-speaker.ts";

const MAX_OPENING = 40;

/** A paragraph that is somebody's words by the form in which it stands. */
export function findForm(name: FormName): (scene: ParagraphScene) => Found | null {
  return (scene) => {
    const { paragraph, sentences, asked } = scene;
    const { form } = paragraph;
    if (form?.name !== name) return null;
    const contents = wordsOf(paragraph, sentences);
    if (!form.phrase) return asked ? { contents, speaker: asked } : { contents: [] };
    return { contents, ...speakerBy(form.phrase, scene), named: form.phrase.at };
  };
}

/** A label, and words in which nobody else is named: "Presidency: Paris welcomes the decision". */
export function findLabelledWords(scene: ParagraphScene): Found | null {
  const { paragraph, sentences, label } = scene;
  const article = sentences[0]?.article;
  const mark = (paragraph.inner ?? paragraph.label)?.mark;
  const parted = mark === ":" || paragraph.kind === "item";
  if (!label || !article || !parted) return null;
  const home = isPlace(label.phrase.text, article.places);
  if ((home && !scene.listed) || !label.known) return null;
  const kind = kindOf(sentences);
  const contents = wordsOf(paragraph, sentences).map((content) => ({ ...content, kind }));
  return { contents, ...speakerBy(label.phrase, scene), named: paragraph.inner ?? paragraph.label };
}

/** A person becomes known with the office; of an office or a body, the heading says whose it is. */
export function speakerBy(
  phrase: NounPhrase,
  { paragraph, sentences, known }: Pick<ParagraphScene, "paragraph" | "sentences" | "known">,
): Pick<Found, "phrase" | "speaker"> {
  const whole = underHeading(phrase, paragraph, sentences[0]?.article);
  if (phrase.kind === "person") return { phrase: whole };
  const meant = phrase.definite ? known.identify(phrase) : null;
  if (meant && meant.name !== phrase.text) return { speaker: meant };
  const kind = phrase.kind === "role" || phrase.kind === "name" ? "person" : "body";
  const name = phrase.name ?? phrase.text;
  return { speaker: { name, affiliation: whole.role, kind, first: phrase.at } };
}

/** The quotes of a paragraph of quotes; else all of it behind "SIR - " or the number of a point. */
function wordsOf(paragraph: Paragraph, sentences: readonly Sentence[]): Content[] {
  const quotes = sentences.flatMap((one) => (isAllQuotes(one) ? quotesOf(one) : []));
  if (quotes.length > 0 && sentences.every(isAllQuotes)) return quotes;
  const { start, end } = paragraph;
  const [first] = sentences;
  const opening = first ? first.article.text.slice(start, Math.min(end, start + MAX_OPENING)) : "";
  const skipped = first ? openingLength(opening, first) : 0;
  return [{ start: start + skipped, end, kind: "direct" }];
}

function isAllQuotes(sentence: Sentence): boolean {
  return sentence.skip(0, sentence.length, (i) => !sentence.isWord(i)) === sentence.length;
}

function quotesOf(sentence: Sentence): Content[] {
  return sentence.tokens.flatMap(({ quote }): Content[] =>
    quote ? [{ start: quote.from, end: quote.to, kind: "direct" }] : [],
  );
}

function openingLength(opening: string, { article }: Sentence): number {
  const numbered = /^\d{1,2}[.)]\s+/.exec(opening);
  if (numbered) return numbered[0].length;
  const greeting = /^[\p{L}. ]{2,30} ?[-–—:]\s+/u.exec(opening);
  const salutes = startsWithPhrase(opening.toLowerCase(), article.classes.salutation);
  return greeting && salutes ? greeting[0].length : 0;
}

function kindOf(sentences: readonly Sentence[]): Content["kind"] {
  const is = (test: (sentence: Sentence, i: number) => boolean) =>
    sentences.some((one) => one.find(0, one.length, (i) => test(one, i)) >= 0);
  if (is((one, i) => one.isQuote(i))) return "partial";
  return is((one, i) => one.is(i, "first person")) ? "direct" : "indirect";
}
