import { eventSlug } from "../statement/event-slug.ts";
import { mentionId } from "../statement/identity.ts";
import { MAX_TEXT_LENGTH } from "../statement/statement-schema.ts";
import { parsePublished } from "../statement/published.ts";
import type { Origin, Span, Statement } from "../statement/statement.ts";
import { readArticle } from "./attribution/read-article.ts";
import { articleHash, type Article } from "./article.ts";
import { indexVerbs } from "./words/verb-index.ts";
import { indexClasses } from "./words/word-classes.ts";
import type { Document } from "./document/document.ts";
import { languageOf, type IdentifyLanguage } from "./document/language.ts";
import { cleanLine } from "./document/lines.ts";
import { readDocument } from "./read-document.ts";
import type { Whole } from "./document/whole.ts";
import { markBackground } from "./selection/background.ts";
import type { CountryReader } from "./selection/country-reader.ts";
import { openOrigins } from "./selection/origins.ts";
import type { PlacedAttribution } from "./attribution/attribution.ts";
import { type Seen, seenIn } from "./seen.ts";
import { keepFirstOfSame } from "./selection/repeats.ts";
import type { SpeechLexicon } from "./words/speech-lexicon.ts";
import { readTopic } from "./selection/topic.ts";

/** What was found in an article: the event it is about, and its statements, of which there may be none. */
export type Extraction = {
  event: string;
  statements: Statement[];
  /** Why each of the statements was taken, in the same order. */
  explanations: Explanation[];
  /** What there was to read, where nothing was found. */
  seen?: Seen;
  /** The ISO 639-1 code of the language, where it is not English: then nothing was read. */
  passedOver?: { language: string };
};

/** Words of an article, at their place in it unless it is a page. */
export type Words = { text: string } & Partial<Span>;

/** Why a statement was taken: the construction that was seen, the words that decided, who speaks. */
export type Explanation = {
  construction: string;
  words: Words | null;
  /** Where the article first names the speaker. */
  speaker: Words | null;
};

export type Extract = (article: Article) => Extraction;

/** Reads articles with these verbs: the same article always gives the same statements. */
export function openExtractor(
  lexicon: SpeechLexicon,
  identify: IdentifyLanguage,
  reader: CountryReader,
): Extract {
  const { classes } = lexicon;
  const words = { lexicon, verbs: indexVerbs(lexicon), classesOf: indexClasses(classes) };
  const places = new Set([...lexicon.places].map((place) => place.toLowerCase()));
  return (article) => {
    const document = readDocument(article, lexicon);
    const about = describe({ ...document.about, ...known(article) }, document);
    const language = languageOf(document, identify);
    if (language !== undefined && language !== "en")
      return { event: about.event, statements: [], explanations: [], passedOver: { language } };
    const attributions = keepFirstOfSame(readArticle(document, words), document.text);
    const { eventTitle, keywords } = article;
    const marked = markBackground(attributions, document.text, {
      topic: readTopic(classes, about.eventTitle, about.article?.title, keywords),
      asked: readTopic(classes, eventTitle, keywords),
      year: about.publishedAt?.slice(0, 4),
      classes,
    });
    const told = { title: about.article?.title, outlet: about.outlet };
    const source = { ...document, clean: openCleaning(document.text) };
    const originsOf = openOrigins(document, told, marked, { lexicon, reader });
    const statements = marked.map((attribution) =>
      toStatement(
        attribution,
        { place: placeOf(attribution, places), origin: originsOf(attribution) },
        source,
        inLanguage(about, language),
      ),
    );
    const explanations = marked.map((attribution) => explain(attribution, source));
    const { verbs } = words;
    const seen = statements.length > 0 ? undefined : seenIn(document, { language, verbs });
    return { event: about.event, statements, explanations, ...(seen && { seen }) };
  };
}

type About = Omit<Statement, "id" | "text" | "originalText" | "translatedBy" | "meta">;

function known(article: Article): Article {
  return Object.fromEntries(Object.entries(article).filter(([, value]) => value !== undefined));
}

function describe(article: Article, document: Document): About {
  const hash = articleHash(article);
  const headline = cleanLine(article.title ?? document.title, 2_000);
  const eventTitle = cleanLine(article.eventTitle ?? headline, 2_000);
  return {
    event: article.event ?? (eventTitle && eventSlug(eventTitle)) ?? `article-${eventSlug(hash)}`,
    eventTitle,
    keywords: article.keywords,
    outlet: cleanLine(article.outlet, 2_000),
    url: article.url,
    publishedAt:
      article.publishedAt && parsePublished(article.publishedAt) ? article.publishedAt : undefined,
    lang: article.lang,
    place: article.place,
    article: { hash, title: headline, file: article.file },
  };
}

/** A page may name another language than the one that its text is in. */
function inLanguage(about: About, language: string | undefined): About {
  const { lang } = about;
  const right = !language || !lang || lang.toLowerCase().startsWith(language);
  return right ? about : { ...about, lang: language };
}

/** Speakers under a heading that names a country speak from that country. */
function placeOf(
  { paragraph: { heading } }: PlacedAttribution,
  places: ReadonlySet<string>,
): string | undefined {
  return heading && places.has(heading.text.toLowerCase()) ? heading.text : undefined;
}

function toStatement(
  said: PlacedAttribution & { background: boolean },
  { place, origin }: { place?: string; origin?: Origin[] },
  { text, plain, clean }: Source,
  about: About,
): Statement {
  const { start } = said;
  const end = Math.min(said.end, start + MAX_TEXT_LENGTH - 1);
  const { event, eventTitle, keywords, outlet, url, publishedAt, lang, article } = about;
  const statement: Whole<About> & { id: string; text: string } = {
    id: "",
    event,
    eventTitle,
    keywords,
    outlet,
    url,
    publishedAt,
    lang,
    place: place ?? about.place,
    article,
    text: clean(text.slice(start, end)),
    speaker: cleanLine(said.speaker?.name, 2_000),
    affiliation: cleanLine(said.speaker?.affiliation, 2_000),
    kind: said.kind,
    cue: said.cue ?? undefined,
    context: clean(
      text.slice(
        said.context.start,
        Math.min(said.context.end, said.context.start + MAX_TEXT_LENGTH - 1),
      ),
    ),
    span: plain ? { start, end } : undefined,
    origin,
    background: said.background || undefined,
  };
  statement.id = mentionId(statement);
  return dropAbsent(statement);
}

function explain(
  { construction, decided, speaker }: PlacedAttribution,
  { text, plain, clean }: Source,
): Explanation {
  const at = (span: Span | null | undefined): Words | null =>
    span ? { text: clean(text.slice(span.start, span.end)), ...(plain && span) } : null;
  return { construction, words: at(decided), speaker: at(speaker?.first) };
}

/** A document, and what makes words of it fit to be sent. */
type Source = Document & { clean: (words: string) => string };

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
// eslint-disable-next-line no-control-regex
const UNCLEAN = /[\ufeff\ud800-\udfff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Leaves control characters out of the words of a text, where it has any, and halves of characters. */
function openCleaning(text: string): Source["clean"] {
  if (!UNCLEAN.test(text)) return (words) => words;
  return (words) => words.replaceAll("\ufeff", "").replace(CONTROLS, " ").toWellFormed();
}

function dropAbsent<T extends object>(value: T): T {
  const kept: Partial<T> = {};
  for (const name of Object.keys(value) as (keyof T)[])
    if (value[name] !== undefined) kept[name] = value[name];
  return kept as T;
}
