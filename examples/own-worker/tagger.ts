// A tagger of one's own, as the default export of a module. It runs in a thread that is ended when it takes too long, so
// it may do what it likes; `tag` may also give a promise. The same statement always has to get the same tags.
import type { Statement, TaggerOutput } from "readout";
import type { OwnTagger } from "readout/worker";

/** The first word names the tagger; an event has one, for good. Raise `epoch` and the version with every change. */
const model = "wordlist 1.0";

const WORDS = {
  welcoming: ["welcome", "support", "applaud"],
  hostile: ["condemn", "reject", "oppose"],
} as const;

const tagger: OwnTagger = { model, epoch: 1, tag };
export default tagger;

function tag({ text, affiliation = "" }: Statement): TaggerOutput {
  const found = findWord(text);
  const label = found?.label ?? "neutral";
  return {
    country: { code: /\bFrench\b/.test(affiliation) ? "FR" : null, evidence: [] },
    role: "unknown",
    stance: {
      label,
      scores: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [label]: 1 },
      confidence: null, // nobody measured how often it is right
      evidence: found ? [{ in: "text", by: "cue", ...found.words }] : [],
    },
    sentiment: { score: 0, label: "neutral", evidence: [] },
    model,
  };
}

function findWord(text: string) {
  for (const label of ["welcoming", "hostile"] as const) {
    for (const word of WORDS[label]) {
      const start = text.toLowerCase().indexOf(word);
      const end = start + word.length;
      if (start >= 0) return { label, words: { start, end, text: text.slice(start, end) } };
    }
  }
  return null;
}
