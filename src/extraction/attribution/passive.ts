import type { Sentence } from "../document/sentence.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { Found } from "./construction.ts";
import type { ReportingVerb } from "./reporting-verbs.ts";
import type { VerbClause } from "./verb-clause.ts";

const MAX_BEFORE_AGENT = 12;

/** "was welcomed by Paris", "condemned by the union as 'a farce'": the words run from the verb on. */
export function findPassive({ sentence, verb, end }: VerbClause): Found | null {
  if (verb.form !== "past" || sentence.at(verb.at).capital) return null;
  const by = findBy(sentence, verb, end);
  const agent = by < 0 ? null : subjectAfter(sentence, by + 1);
  if (!agent || agent.phrase.kind === "pronoun") return null;
  const from = contentStart(sentence, verb, agent.to);
  if (from < 0) return null;
  const to = contentEnd(sentence, agent.to, end);
  const content = sentence.content(from, to);
  const cue = sentence.words(verb.at, verb.after);
  const decided = { from: verb.at, to: by + 1 };
  return (
    content && { contents: [content], phrase: agent.phrase, cue, decided, covers: to, quiet: true }
  );
}

/** Without a "was" before the verb, only a "by" right behind it tells: "condemned the raid by rebels" is active. */
function findBy(sentence: Sentence, verb: ReportingVerb, end: number): number {
  const before = sentence.back(verb.at - 1, 0, (i) => sentence.isAdverb(i));
  const passive = sentence.is(before, "be");
  const stop = Math.min(end, verb.after + (passive ? MAX_BEFORE_AGENT : 3));
  const by = sentence.skip(verb.after, stop, (i) => {
    if (sentence.isMark(i) || sentence.is(i, "auxiliary")) return false;
    if (sentence.says(i, "that") || sentence.says(i, "by")) return false;
    return passive || sentence.isQuote(i) || sentence.says(i, "as") || sentence.is(i, "adverb");
  });
  return by < stop && sentence.says(by, "by") ? by : -1;
}

/** A request begins behind its "to"; a word that only names or strikes needs a quotation. */
function contentStart(sentence: Sentence, { at, after, frames }: ReportingVerb, agent: number) {
  if (frames.has("judge")) return at;
  if (frames.has("request")) return sentence.says(agent, "to") ? agent : -1;
  const quoted = sentence.firstQuote(after, Math.min(sentence.length, agent + 4)) >= 0;
  return quoted && (frames.has("name") || frames.has("blow")) ? at : -1;
}

/** The words said end with the agent, unless "as", "for" or "to" goes on behind it. */
function contentEnd(sentence: Sentence, agent: number, end: number): number {
  const tail = sentence.says(agent, ",") ? agent + 1 : agent;
  if (!sentence.is(tail, "agent tail")) return agent;
  return sentence.skip(
    tail + 1,
    Math.max(end, tail + 1),
    (i) => !sentence.isMark(i) && !sentence.says(i, "and"),
  );
}
