import { fold } from "../tagging/fold.ts";
import type { Lexicons, PersonWords } from "../tagging/lexicons.ts";
import { loadEnglishWords } from "./english-words.ts";
import { identifyLanguage } from "./identify-language.ts";
import { loadCues } from "./load-cues.ts";
import { loadNames } from "./load-names.ts";
import { loadOffices } from "./load-offices.ts";
import { loadRoles } from "./load-roles.ts";
import { findTown } from "./load-towns.ts";
import { loadWeights } from "./load-weights.ts";
import { listOf, readTable } from "./table.ts";

let loaded: Lexicons | undefined;

/** Everything that taggers know, read from the files of `data/` once in a process. */
export function loadLexicons(): Lexicons {
  loaded ??= {
    names: loadNames(),
    persons: loadPersonWords(),
    towns: findTown,
    roles: loadRoles(),
    offices: loadOffices(),
    cues: loadCues(),
    verbs: loadVerbs(),
    eventKinds: loadEventKinds(),
    english: loadEnglishWords().weights,
    identifyLanguage,
    model: loadWeights(),
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

function loadPersonWords(): PersonWords {
  const words: PersonWords = {
    given: new Set(),
    place: new Set(),
    noun: new Set(),
    common: new Set(),
  };
  for (const row of readTable("person-words.tsv", ["kind", "words"])) {
    words[row.kind as keyof PersonWords] = new Set(listOf(row.words).map(fold));
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
