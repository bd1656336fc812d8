import { fold } from "../tagging/fold.ts";
import type { HomeWords, Lexicons } from "../tagging/lexicons.ts";
import { loadEnglishWords } from "./english-words.ts";
import { identifyLanguage } from "./identify-language.ts";
import { loadConfidence } from "./load-confidence.ts";
import { loadCues } from "./load-cues.ts";
import { loadOffices } from "./load-offices.ts";
import { loadPhraseLexicons } from "./load-phrase-lexicons.ts";
import { loadStanceWords } from "./load-stance-words.ts";
import { loadWeights } from "./load-weights.ts";
import { listOf, oneOf, readTable } from "./table.ts";

let loaded: Lexicons | undefined;

/** Everything that taggers know, read from the files of `data/` once in a process. */
export function loadLexicons(): Lexicons {
  loaded ??= {
    ...loadPhraseLexicons(),
    homeWords: loadHomeWords(),
    offices: loadOffices(),
    cues: loadCues(),
    stanceWords: loadStanceWords(),
    verbs: loadVerbs(),
    eventKinds: loadEventKinds(),
    english: loadEnglishWords().weights,
    identifyLanguage,
    model: loadWeights(),
    confidence: loadConfidence(),
  };
  return loaded;
}

function loadEventKinds(): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const row of readTable("event-kinds.tsv", ["kind", "words"])) {
    for (const word of listOf(row.words)) {
      kinds.set(word, [...(kinds.get(word) ?? []), row.kind]);
    }
  }
  return kinds;
}

function loadHomeWords(): HomeWords {
  const words: HomeWords = { local: new Set(), abroad: new Set() };
  for (const row of readTable("home-words.tsv", ["kind", "words"])) {
    const place = { file: "home-words.tsv", line: row.line, field: "kind" };
    words[oneOf(row.kind, ["local", "abroad"] as const, place)] = new Set(
      listOf(row.words).map(fold),
    );
  }
  return words;
}

function loadVerbs(): ReadonlySet<string> {
  const reporting = readTable("reporting-verbs.tsv", ["verb"]).map(({ verb }) => verb);
  const speech = readTable("speech-verbs.tsv", ["pattern", "frame", "past"])
    .map(({ pattern }) => pattern)
    .filter((pattern) => !pattern.includes(" "));
  return new Set([...reporting, ...speech]);
}
