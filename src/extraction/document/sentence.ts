import type { Span, StatementKind } from "../../statement/statement.ts";
import type { VerbIndex } from "../words/verb-index.ts";
import type { WordClass, WordClasses } from "../words/word-classes.ts";
import { beginsSentence } from "./sentences.ts";
import { OUTSIDE, type Token } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What every sentence of an article needs: the text of the article, and the lists and classes of words. */
export type ArticleWords = {
  text: string;
  places: ReadonlySet<string>;
  bodies: ReadonlySet<string>;
  classes: WordClasses;
  vocabulary: Vocabulary;
  verbs: VerbIndex;
  /** Words that the article also has in lower case: a capital at the start of a sentence is no name. */
  common: ReadonlySet<string>;
};

/** Words said, at their place in the text. */
export type Content = { start: number; end: number; kind: StatementKind };

/** A sentence that is looked around in: outside of it stand empty tokens, which are of no class. */
export type Sentence = {
  readonly article: ArticleWords;
  readonly tokens: readonly Token[];
  readonly length: number;
  at(i: number): Token;
  isWord(i: number): boolean;
  isMark(i: number): boolean;
  isQuote(i: number): boolean;
  /** Whether the word at `i` is of a class. */
  is(i: number, name: WordClass): boolean;
  /** Whether the token at `i` is this word, in lower case, or this mark. */
  says(i: number, word: string): boolean;
  /** Whether the word at `i` stands between a subject and its verb: auxiliaries, adverbs, "not". */
  isVerbPart(i: number): boolean;
  /** Whether the word at `i` is an adverb before a verb. */
  isAdverb(i: number): boolean;
  /** Whether a clause has begun with the word at `i`: a pronoun, an auxiliary. */
  opensClause(i: number): boolean;
  /** Whether the word at `i` is a form of a verb that reports. */
  reports(i: number): boolean;
  /** The first place from `from` on that does not pass the test; `to` where all do. */
  skip(from: number, to: number, test: (i: number) => boolean): number;
  /** The last place from `from` back that does not pass the test; `floor - 1` where all do. */
  back(from: number, floor: number, test: (i: number) => boolean): number;
  /** The first place from `from` on and before `to` that passes the test, or -1. */
  find(from: number, to: number, test: (i: number) => boolean): number;
  firstQuote(from: number, to: number): number;
  /** Whether the quote at `i` begins like a sentence. */
  opensDirect(i: number): boolean;
  wordCount(from: number, to: number): number;
  /** Where the words before `end` stop: closing marks left out. */
  endOfWords(end: number): number;
  /** The start of the clause that ends at `last`. */
  clauseStart(last: number): number;
  /**
   * The tokens from `from` up to `to` as words said; a lone quote that begins like a sentence is
   * direct. Null where no tokens stand there: "The minister said that" breaks off.
   */
  content(from: number, to: number): Content | null;
  /** The words of tokens, one blank between them. */
  words(from: number, to: number): string;
  /** The text from one token to another as it stands, on one line. */
  textOf(from: number, to: number): string;
  /** Its place in the text, and that of some of its tokens. */
  span(): Span;
  spanOf(from: number, to: number): Span;
  /** The tokens from `from` up to `to` as a sentence of their own. */
  part(from: number, to: number): Sentence;
};

// First words of phrases that are no verbs: "in the words of", "as per".
const NO_VERBS = new Set(["in", "as", "according"]);

/** The functions that all sentences share: sentences are many, and own functions would slow each down. */
const LOOKING: Omit<Sentence, "article" | "length" | "tokens"> & ThisType<Sentence> = {
  at(i) {
    // Reading an array outside its bounds is slow.
    return i >= 0 && i < this.length ? (this.tokens[i] ?? OUTSIDE) : OUTSIDE;
  },
  isWord(i) {
    return this.at(i).kind === "word";
  },
  isMark(i) {
    return this.at(i).kind === "mark";
  },
  isQuote(i) {
    return this.at(i).kind === "quote";
  },
  is(i, name) {
    return this.at(i).classes.has(name);
  },
  says(i, word) {
    return this.at(i).lower === word;
  },
  isVerbPart(i) {
    const { kind, capital, lower } = this.at(i);
    if (kind !== "word" || capital) return false;
    if (this.is(i, "auxiliary") || this.is(i, "adverb")) return true;
    if (lower === "no") return this.says(i + 1, "longer");
    if (lower === "longer") return this.says(i - 1, "no");
    return lower.endsWith("n't") || (lower.endsWith("ly") && !this.is(i, "no adverb"));
  },
  isAdverb(i) {
    const { kind, capital, lower } = this.at(i);
    if (kind !== "word" || capital) return false;
    if (this.is(i, "adverb")) return true;
    return lower.endsWith("ly") && lower.length > 4 && !this.is(i, "no adverb");
  },
  opensClause(i) {
    return this.is(i, "auxiliary") || this.is(i, "clause pronoun");
  },
  reports(i) {
    const { lower, capital } = this.at(i);
    if (capital || NO_VERBS.has(lower) || this.is(i + 1, "noun behind")) return false;
    return this.article.verbs.has(lower);
  },
  skip(from, to, test) {
    let i = from;
    while (i < to && test(i)) i++;
    return i;
  },
  back(from, floor, test) {
    let i = from;
    while (i >= floor && test(i)) i--;
    return i;
  },
  find(from, to, test) {
    for (let i = from; i < to; i++) if (test(i)) return i;
    return -1;
  },
  firstQuote(from, to) {
    for (let i = from; i < to; i++) if (this.isQuote(i)) return i;
    return -1;
  },
  opensDirect(i) {
    const { quote } = this.at(i);
    return quote !== undefined && beginsSentence(this.article.text, quote);
  },
  wordCount(from, to) {
    let count = 0;
    for (let i = from; i < to; i++) if (this.isWord(i)) count++;
    return count;
  },
  endOfWords(end) {
    let stop = end;
    while (stop > 0 && this.isMark(stop - 1) && /[.?!…,;–—-]/.test(this.at(stop - 1).text)) stop--;
    return stop;
  },
  clauseStart(last) {
    for (let i = last; i > 0; i--) if (this.says(i, ";") || this.says(i, ":")) return i + 1;
    return this.says(0, "but") || this.says(0, "and") ? 1 : 0;
  },
  content(from, to) {
    const { quote, start } = this.at(from);
    if (from >= Math.min(to, this.length)) return null;
    if (from === to - 1 && quote) {
      return this.opensDirect(from)
        ? { start: quote.from, end: quote.to, kind: "direct" }
        : { start: quote.start, end: quote.end, kind: "partial" };
    }
    const kind = this.firstQuote(from, to) < 0 ? "indirect" : "partial";
    return { start, end: this.at(to - 1).end, kind };
  },
  words(from, to) {
    const tokens = this.tokens.slice(from, to);
    return tokens.map((token) => token.text).join(" ");
  },
  textOf(from, to) {
    if (to <= from) return "";
    const words = this.article.text.slice(this.at(from).start, this.at(to - 1).end);
    // Nothing is written anew where words stand on one line with a blank between them.
    return words.replace(/[^\S ]\s*| \s+/g, " ");
  },
  span() {
    return this.spanOf(0, this.length);
  },
  spanOf(from, to) {
    return { start: this.at(from).start, end: this.at(to - 1).end };
  },
  part(from, to) {
    return openSentence(this.tokens.slice(from, to), this.article);
  },
};

/** Opens a sentence of an article. */
export function openSentence(tokens: readonly Token[], article: ArticleWords): Sentence {
  const sentence = Object.create(LOOKING) as { -readonly [name in keyof Sentence]: Sentence[name] };
  sentence.article = article;
  sentence.tokens = tokens;
  sentence.length = tokens.length;
  return sentence;
}
