import type { Content, Sentence } from "../document/sentence.ts";
import type { SpeechFrame } from "../words/speech-lexicon.ts";
import type { Found } from "./construction.ts";
import { asksForThing, isLikened, judgesThing, namesThing, opensLikening } from "./complements.ts";
import type { Behind, SpokenClause } from "./verb-clause.ts";

/** A shorter clause before a colon only leads to what follows it. */
const MIN_CLAUSE = 5;

/** "Anna Berg said:": whoever speaks in the next quotation, and what is said before the colon. */
export function findAnnouncement(clause: SpokenClause): Found | null {
  const { sentence, stop } = clause;
  const { colon, that } = clause.behind;
  if (colon < 0 || colon + 1 < stop) return null;
  const says = that >= 0 && sentence.wordCount(that, colon) > MIN_CLAUSE;
  return { contents: says ? [sentence.content(that + 1, colon)] : [], announces: true };
}

/** "Anna Berg said: '...'", "Anna Berg was brief in welcoming it: '...'". */
export function findColonQuote(clause: SpokenClause): Found | null {
  const { sentence, verb } = clause;
  const { next, colon } = clause.behind;
  if (colon < 0 || !sentence.isQuote(colon + 1)) return null;
  const judges = colon - next > 3 && verb.frames.has("judge");
  const early = judges ? [sentence.content(verb.at, colon)] : [];
  return { contents: [...early, sentence.content(colon + 1, colon + 2)] };
}

/** "Anna Berg said, '...'". */
export function findCommaQuote(clause: SpokenClause): Found | null {
  const { sentence } = clause;
  const { next, quote } = clause.behind;
  if (!sentence.says(next, ",") || quote !== next + 1) return null;
  return { contents: [sentence.content(quote, quote + 1)] };
}

/** "The union vowed to fight the plan." */
export const findPromise = inFrame("promise", (clause, { next, quote }) => {
  const { sentence, verb, stop } = clause;
  // "When the actors refused to play there, ...": a time at which somebody else does something.
  if (quote < 0 && sentence.says(clause.source.from - 1, "when")) return null;
  const plain = sentence.is(verb.at, "plain promise") && !sentence.says(next, "that");
  const opens = sentence.says(next, "to") || quote >= 0 || plain;
  return opens ? content(clause, clause.denied ?? next, stop) : null;
});

/** "Anna Berg told parliament it was a sad day." */
export const findTold = inFrame("tell", (clause, { next, that, quote }) => {
  const { sentence, stop } = clause;
  if (that >= 0) return content(clause, that + 1, stop);
  if (sentence.opensDirect(quote)) return alone(sentence, quote);
  const start = afterListener(sentence, next, stop);
  return start > 0 ? content(clause, start, stop) : null;
});

/** "Tokyo welcomed the truce.", "Oslo is appalled.": the verb is part of what was said. */
export function findJudgement(clause: SpokenClause): Found | null {
  const { sentence, verb, stop } = clause;
  if (!verb.frames.has("judge")) return null;
  const { next, that, quote } = clause.behind;
  if (verb.frames.has("say") && (that === next || sentence.says(next, ","))) return null;
  const start = clause.denied ?? verb.at;
  const whole = next >= stop || sentence.says(next, ",");
  const compares = sentence.find(verb.at, verb.after, (i) => sentence.is(i, "comparing")) >= 0;
  const empty = verb.after - verb.at < 2 || compares || sentence.is(verb.after - 1, "blow's end");
  if (whole) return empty ? null : content(clause, start, next);
  const bare = sentence.wordCount(verb.at, stop) < 2 && verb.after - verb.at < 2;
  return quote < 0 && bare ? null : content(clause, start, stop);
}

/** "Anna Berg called it 'a leak'.", "called the law clumsy". */
export const findNaming = inFrame("name", (clause, { next, quote }) => {
  const { sentence, verb, stop } = clause;
  const start = clause.denied ?? verb.at;
  // "finds it 'too early'", but not "saw a wall with ..."
  const weak = sentence.is(verb.at, "weak naming");
  if (weak && (quote < 0 || quote > next + 1))
    return judgesThing(sentence, next, stop) ? content(clause, start, stop) : null;
  if (quote >= 0 && quote === stop - 1 && isLong(sentence, quote))
    return content(clause, quote, stop);
  const calls = sentence.is(verb.at, "calling verb");
  const named = quote >= 0 || (calls ? namesThing : isLikened)(sentence, next, stop);
  return named ? content(clause, start, stop) : null;
});

/** "Cairo urged both sides to keep the truce.", "wants the bill withdrawn". */
export const findRequest = inFrame("request", (clause, { next, that, quote }) => {
  const { sentence, verb, stop } = clause;
  if (sentence.says(next, "to")) return null;
  const to = sentence.find(next, Math.min(stop, next + 14), (i) => sentence.says(i, "to"));
  const wishes = sentence.is(verb.after - 1, "wish") && asksForThing(sentence, next, stop);
  const plain = !verb.frames.has("say") && (wishes || sentence.is(verb.at, "plain request"));
  if (to < 0 && quote < 0 && that < 0 && !plain) return null;
  const behind = sentence.says(verb.after - 1, "for") ? verb.after - 1 : next;
  return content(clause, clause.denied ?? (that === next ? next + 1 : behind), stop);
});

/** "Athens hit back at 'a farce'.": a verb that only strikes needs a quotation, or "as a farce". */
export const findBlow = inFrame("blow", (clause, { next, that, quote }) => {
  const { sentence, verb, stop } = clause;
  const likened = sentence.find(next, stop, (i) => opensLikening(sentence, i)) >= 0;
  if ((quote < 0 && !likened) || (verb.frames.has("say") && that === next)) return null;
  return content(clause, clause.denied ?? verb.at, stop);
});

/** "Anna Berg said that it was good." */
export const findSaid = inFrame("say", (clause, { next, that, quote }) => {
  const { sentence, stop } = clause;
  if (sentence.is(next, "bare answer") && isBareAnswer(sentence, next, stop)) return null;
  if (that >= 0) return content(clause, that + 1, stop);
  const direct = sentence.opensDirect(quote);
  if (quote === stop - 1 && quote > next && isTail(sentence, next, quote))
    return direct ? alone(sentence, quote) : null;
  if (quote === next) return direct ? alone(sentence, quote) : content(clause, quote, stop);
  if (quote < 0 && onlyTail(sentence, next, stop)) return null;
  const long = sentence.wordCount(next, stop) >= 3;
  return long || quote >= 0 ? content(clause, afterTail(sentence, next, stop), stop) : null;
});

/** "said no", "said little about it"; but not "fears that more gates will fail". */
function isBareAnswer(sentence: Sentence, next: number, stop: number): boolean {
  if (sentence.says(next + 1, ",")) return true;
  const clause = (i: number) => sentence.opensClause(i) && !sentence.is(i - 1, "before pronoun");
  return stop - next < 5 && sentence.find(next + 1, stop, clause) < 0;
}

/** "Anna Berg noted that it was late.": only with "that" or a quotation. */
export const findNoted = inFrame("note", (clause, { next, that, quote }) => {
  if (that >= 0) return content(clause, that + 1, clause.stop);
  const { sentence, verb } = clause;
  const near = sentence.is(verb.at, "loose verb") ? next : next + 3;
  return quote >= 0 && quote <= near ? content(clause, next, clause.stop) : null;
});

/** A construction of the verbs that report in this way. */
function inFrame(
  frame: SpeechFrame,
  find: (clause: SpokenClause, place: Behind) => Found | null,
): (clause: SpokenClause) => Found | null {
  return (clause) => {
    const { sentence, verb, stop } = clause;
    if (!verb.frames.has(frame)) return null;
    const { next, that } = clause.behind;
    if (next >= stop) return null;
    const opens = !sentence.says(next, ",") || (verb.frames.has("say") && that === next + 1);
    return opens ? find(clause, clause.behind) : null;
  };
}

function alone(sentence: Sentence, quote: number): Found {
  return { contents: [sentence.content(quote, quote + 1)] };
}

/** The words from `from` up to `to` without what a writer adds behind them: ", which ...", ", while ...". */
function content({ sentence }: SpokenClause, from: number, to: number): Found | null {
  const end = sentence.find(from + 1, to, (i) => endsContent(sentence, i, to));
  const stop = end < 0 ? to : end;
  const words: Content | null = sentence.content(from, stop);
  return words && { contents: [words], covers: stop };
}

function endsContent(sentence: Sentence, i: number, to: number): boolean {
  if (sentence.says(i, ";")) return true;
  if (!sentence.says(i, ",")) return false;
  const aside = opensAside(sentence, i + 1, to);
  const quoted = sentence.isQuote(i - 1) && sentence.isWord(i + 1);
  return (aside || quoted) && sentence.firstQuote(i, to) < 0;
}

/** ", which ends the matter", ", a claim that ...": but not ", which ..., was late" and not ", a nurse and ...". */
function opensAside(sentence: Sentence, i: number, to: number): boolean {
  if (!sentence.is(i, "aside opening")) return false;
  if (sentence.is(i, "indefinite article"))
    return sentence.find(i + 1, Math.min(to, i + 4), (at) => sentence.is(at, "comment noun")) > 0;
  if (!sentence.is(i, "relative")) return true;
  const comma = sentence.find(i + 1, to, (at) => sentence.says(at, ","));
  return comma < 0 || !beginsPredicate(sentence, comma + 1);
}

/** Whether a clause goes on with its verb: ", was late". */
function beginsPredicate(sentence: Sentence, i: number): boolean {
  const verb = sentence.skip(i, i + 2, (at) => sentence.isAdverb(at));
  const { lower, capital } = sentence.at(verb);
  if (capital) return false;
  return (
    sentence.is(verb, "auxiliary") || sentence.is(verb, "past verb") || /[a-z]{2}ed$/.test(lower)
  );
}

// One or two words mean nothing without the thing that they describe.
function isLong(sentence: Sentence, at: number): boolean {
  const { from = 0, to = 0 } = sentence.at(at).quote ?? {};
  const words = sentence.article.text.slice(from, Math.min(to, from + 200));
  return words.split(/\s+/).length > 3;
}

/** "told parliament it would": the clause begins at the next subject after the listener. */
function afterListener(sentence: Sentence, from: number, to: number): number {
  return sentence.find(from + 1, to - 1, (i) => {
    const subject = sentence.is(i, "clause pronoun") || sentence.says(i, "the");
    return subject && !sentence.is(i - 1, "adverbial opening");
  });
}

/** "testified before lawmakers in April": where and when, and nothing said. */
function onlyTail(sentence: Sentence, from: number, to: number): boolean {
  if (!sentence.is(from, "said at") || to - from >= 8) return false;
  return sentence.find(from, to, (i) => !sentence.isWord(i) || sentence.opensClause(i)) < 0;
}

/** "said in its statement, '...'": only where and when stand before the quotation. */
function isTail(sentence: Sentence, from: number, quote: number): boolean {
  if (!sentence.is(from, "said in")) return false;
  return sentence.says(quote - 1, ",") && sentence.wordCount(from, quote) < 10;
}

/** "said in a statement it would": the clause begins at the next pronoun after the tail. */
function afterTail(sentence: Sentence, from: number, to: number): number {
  if (sentence.at(from).lower.endsWith("day") && to - from > 3) return from + 1;
  if (!sentence.is(from, "tail opening")) return from;
  const clause = sentence.find(from + 2, to - 2, (i) => sentence.is(i, "clause pronoun"));
  return clause < 0 ? from : clause;
}
