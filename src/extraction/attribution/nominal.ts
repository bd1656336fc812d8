import type { Sentence } from "../document/sentence.ts";
import type { NounPhrase } from "../speakers/noun-phrase.ts";
import { readNounPhrase } from "../speakers/noun-phrases.ts";
import { findNoun } from "../speakers/nouns.ts";
import { subjectAfter } from "../speakers/subjects.ts";
import type { Found } from "./construction.ts";

const MAX_BEFORE = 8;
const MAX_BETWEEN = 7;

/** A reaction told by a noun at `at`: "drew criticism from Syria", "was met with relief in Oslo". */
export function findNominal(sentence: Sentence, at: number): Found | null {
  if (!sentence.is(at, "reaction noun") || sentence.is(at - 1, "possessive")) return null;
  const from = startOfReaction(sentence, at);
  if (from < 0) return null;
  const preposition = sentence.skip(at + 1, Math.min(sentence.length, at + MAX_BETWEEN), (i) => {
    const goesOn = sentence.isWord(i) && !sentence.says(i, "to");
    return goesOn && !sentence.is(i, "before agent") && !sentence.is(i, "auxiliary");
  });
  if (!sentence.is(preposition, "before agent")) return null;
  const received = sentence.is(from, "receiving verb") || sentence.is(from, "be");
  const agent = readAgent(sentence, preposition, received);
  if (!agent) return null;
  const { phrase, to } = agent;
  const cue = sentence.at(at).lower;
  const contents = [sentence.content(from, endOfReaction(sentence, to))];
  return { contents, phrase, cue, decided: { from: at, to: preposition + 1 }, quiet: true };
}

/** Where the words begin: at the verb that receives it, or at the noun phrase where a clause begins with it. */
function startOfReaction(sentence: Sentence, at: number): number {
  const lowest = Math.max(0, at - MAX_BEFORE);
  const before = sentence.back(at - 1, lowest, (i) => {
    return sentence.isWord(i) && !sentence.is(i, "receiving verb") && !opensNominal(sentence, i);
  });
  if (sentence.is(before, "receiving verb") && !sentence.at(before).capital) {
    const first = sentence.back(before - 1, 0, (i) => sentence.isVerbPart(i)) + 1;
    const denied = sentence.find(first, before, (i) => sentence.is(i, "not")) >= 0;
    return denied ? -1 : first;
  }
  if (opensNominal(sentence, before)) return before + 1;
  return before < lowest && lowest === 0 && isBare(sentence, at) ? 0 : -1;
}

/** "There was", "and", "came": a noun phrase of reaction can begin behind it. */
function opensNominal(sentence: Sentence, i: number): boolean {
  if (sentence.says(i, "there")) return false;
  const there = sentence.is(i, "be") && sentence.says(i - 1, "there");
  return there || (sentence.says(i, "came") && i > 0) || (sentence.says(i, "and") && i > 1);
}

/** "Applause from Belarus": nothing but adjectives stands before the noun. */
function isBare(sentence: Sentence, at: number): boolean {
  const tells = (i: number) =>
    !sentence.isWord(i) ||
    sentence.opensClause(i) ||
    sentence.is(i, "past verb") ||
    sentence.is(i, "determiner") ||
    sentence.is(i, "adverbial opening");
  return sentence.find(0, at, tells) < 0;
}

/** Who reacts; behind "in" only a place does. */
function readAgent(sentence: Sentence, at: number, received: boolean) {
  const agent = subjectAfter(sentence, at + 1);
  const where = sentence.says(at, "in");
  if (where && (!received || agent?.phrase.kind !== "place")) return null;
  if (agent && agent.phrase.kind !== "pronoun") return agent;
  return insideBench(sentence, at + 1);
}

/** "from every bench of parliament": the body stands behind "of". */
function insideBench(sentence: Sentence, from: number): { phrase: NounPhrase; to: number } | null {
  const to = sentence.skip(from, Math.min(sentence.length, from + MAX_BETWEEN), (i) => {
    return sentence.isWord(i) && !sentence.opensClause(i);
  });
  const of = sentence.find(from, to, (i) => sentence.says(i, "of"));
  if (of < 0 || findNoun(sentence, of, to)?.kind !== "body") return null;
  const phrase = readNounPhrase(sentence, of + 1, to);
  return phrase && { phrase, to };
}

/** "criticism from Syria, which ...": the words end with who reacts, or with what is asked "to" or "for". */
function endOfReaction(sentence: Sentence, agent: number): number {
  if (!sentence.is(agent, "agent tail") || sentence.says(agent, "as")) return agent;
  return sentence.skip(
    agent + 1,
    sentence.length,
    (i) => !sentence.isMark(i) && !sentence.says(i, "and"),
  );
}
