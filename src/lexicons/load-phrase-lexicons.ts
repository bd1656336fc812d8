import { fold } from "../tagging/fold.ts";
import type { PersonWords, PhraseLexicons } from "../tagging/lexicons.ts";
import { loadNames } from "./load-names.ts";
import { loadRoles } from "./load-roles.ts";
import { findTown } from "./load-towns.ts";
import { listOf, readTable } from "./table.ts";

let loaded: PhraseLexicons | undefined;

/** What tells the country of a phrase, read once in a process. */
export function loadPhraseLexicons(): PhraseLexicons {
  loaded ??= {
    names: loadNames(),
    persons: loadPersonWords(),
    roles: loadRoles(),
    towns: findTown,
  };
  return loaded;
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
