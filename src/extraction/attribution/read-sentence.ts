import type { Sentence } from "../document/sentence.ts";
import type { KnownSpeakers, Speaker } from "../speakers/known-speakers.ts";
import { namesIn, subjectOfSentence } from "../speakers/sentence-subjects.ts";
import type { Announcement, Attribution } from "./attribution.ts";
import type { Scene } from "./construction.ts";
import { findVerbs, type ReportingVerb } from "./reporting-verbs.ts";
import { passesOn, reportsNothing, sourceOfVerb } from "./speaker-of-verb.ts";
import { openTaking, type Taking } from "./taking.ts";
import { openClause, withSource, type VerbClause } from "./verb-clause.ts";

/** What a sentence gave, and who speaks in a quotation that follows it. */
export type SentenceReading = {
  attributions: readonly Attribution[];
  speaking: Announcement | null;
};

const MAX_SUBJECT = 8;

/**
 * Reads a sentence: as a whole where it is a quotation or labels one, else by its source and its verbs,
 * and by its subject where they say nothing. `speaking` is who spoke before it.
 */
export function readSentence(
  sentence: Sentence,
  known: KnownSpeakers,
  speaking: Announcement | null,
): SentenceReading {
  known.turn();
  const taking = openTaking(known, sentence);
  const scene: Scene = { verbs: [], known, speaking, subject: null, found: false };
  if (!taking.first("sentence", (row) => row.find(sentence, scene)))
    return readParts(sentence, known, taking);
  const { attributions } = taking;
  const [first] = attributions;
  const speaker = first?.speaker;
  return { attributions, speaking: speaker ? { speaker, cue: first.cue } : null };
}

function readParts(sentence: Sentence, known: KnownSpeakers, taking: Taking): SentenceReading {
  const { attributions } = taking;
  for (const name of namesIn(sentence)) known.learn(name);
  const subject = noteSubject(sentence, known);
  const verbs = findVerbs(sentence);
  const scene: Scene = { verbs, known, speaking: null, subject, found: false };
  taking.first("source", (row) => row.find(sentence, scene));
  const announces = readVerbs(sentence, verbs, taking);
  readNouns(sentence, taking);
  if (attributions.length === 0) taking.first("otherwise", (row) => row.find(sentence, scene));
  if (announces) return { attributions, speaking: announces };
  const last = attributions.at(-1);
  const speaker = taking.speaker();
  if (last && speaker) return { attributions, speaking: { speaker, cue: last.cue } };
  const found = attributions.length > 0;
  const rest = taking.first("rest", (row) => row.find(sentence, { ...scene, found }));
  const next = subject ?? rest?.speaker;
  return { attributions, speaking: next ? { speaker: next, cue: null } : null };
}

/** The subject of a sentence, whom "he" in the next one means; a question has none. */
function noteSubject(sentence: Sentence, known: KnownSpeakers): Speaker | null {
  const asks = sentence.says(sentence.length - 1, "?");
  const found = asks ? null : subjectOfSentence(sentence, known);
  const anybody =
    found !== null && !found.definite && (found.kind === "role" || found.kind === "plural");
  const phrase = anybody && isSaidInside(sentence) ? null : found;
  const subject = phrase && known.meet(phrase);
  if (subject) known.note(subject);
  else if (!asks && isAboutThing(sentence)) known.noteThing();
  return subject;
}

/** "The decree has four pages.": "it" in the next sentence is the decree. */
function isAboutThing(sentence: Sentence): boolean {
  const verb = sentence.find(1, Math.min(MAX_SUBJECT, sentence.length), (i) => {
    return !sentence.isWord(i) || sentence.is(i, "auxiliary") || sentence.is(i, "past verb");
  });
  const noun = verb - 1;
  const definite = sentence.says(0, "the") || sentence.is(0, "possessive");
  return definite && noun > 0 && sentence.is(noun, "thing") && !sentence.is(noun, "utterance");
}

/** "A neighbour who loses, he said, ...": the subject of the sentence is one of what is said. */
function isSaidInside(sentence: Sentence): boolean {
  const at = sentence.find(2, sentence.length, (i) => {
    return (
      sentence.is(i, "personal pronoun") && sentence.says(i - 1, ",") && sentence.reports(i + 1)
    );
  });
  return (
    at >= 0 &&
    (at + 2 >= sentence.length ||
      !sentence.isWord(at + 2) ||
      sentence.is(at + 2, "adverbial opening"))
  );
}

/** Reads the verbs of a sentence, one after the other; gives who is announced by them. */
function readVerbs(
  sentence: Sentence,
  verbs: readonly ReportingVerb[],
  taking: Taking,
): Announcement | null {
  const according = verbs.find(({ frames }) => frames.has("according"));
  // A subject can't begin before this token: what stands there belongs to an earlier verb.
  let floor = 0;
  let announces: Announcement | null = null;
  for (const [index, verb] of verbs.entries()) {
    if (verb === according || taking.covers(verb.at)) continue;
    const speaker = taking.speaker();
    const clause = openClause(sentence, verb, verbs.slice(index + 1, index + 8), {
      floor,
      speaker,
      before: verbs[index - 1],
    });
    if (taking.first("passive", (row) => row.find(clause)) || reportsNothing(clause)) continue;
    if (passesOn(clause)) floor = verb.after;
    else {
      const spoken = readSpoken(clause, taking, announces);
      if (!spoken) continue;
      announces = spoken.announces;
      floor = Math.max(floor, verb.after);
    }
  }
  return announces;
}

/** Reads the nouns that tell a reaction, unless they stand in words that somebody says. */
function readNouns(sentence: Sentence, taking: Taking) {
  for (let i = 0; i < sentence.length; i++) {
    if (sentence.is(i, "reaction noun")) readNoun(sentence, i, taking);
  }
}

function readNoun(sentence: Sentence, at: number, taking: Taking) {
  const { start } = sentence.at(at);
  const said = taking.attributions.some((one) => one.start <= start && start < one.end);
  if (!said) taking.first("noun", (row) => row.find(sentence, at));
}

/** A verb with its speaker, if it has one and something is said or was announced. */
function readSpoken(clause: VerbClause, taking: Taking, announced: Announcement | null) {
  const { verb, sentence } = clause;
  const source = sourceOfVerb(clause);
  const speaker = source && taking.meet(source.phrase);
  if (!speaker) return null;
  const spoken = withSource(clause, source);
  const seen = taking.see(source.after ? "inverted verb" : "verb", (row) => row.find(spoken));
  if (!seen && !announced) return null;
  const cue = sentence.words(verb.at, verb.after);
  const others = taking.meetOthers(source.phrase);
  const decided = { from: verb.at, to: verb.after };
  taking.take(seen, { speaker, others, cue, decided }, !source.phrase);
  const announces = announced !== null || seen?.found.announces === true;
  return { announces: announces ? { speaker, cue } : null };
}
