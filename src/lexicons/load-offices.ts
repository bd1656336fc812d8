import { RANKS, type Rank } from "../statement/tags.ts";
import { fold, keysOf } from "../tagging/fold.ts";
import {
  OFFICE_WORD_KINDS,
  type Holder,
  type Office,
  type OfficeLexicon,
  type OfficeWords,
} from "../tagging/office-lexicon.ts";
import { addPhrase, emptyTrie, type Trie } from "../tagging/trie.ts";
import { readBodies, readCountries } from "./country-names.ts";
import { listOf, numberOf, oneOf, readTable } from "./table.ts";

const RANKS_FILE = "ranks.tsv";
const WORDS_FILE = "office-words.tsv";
const HOLDERS_FILE = "office-holders.tsv";
const KINDS = ["holder", "institution"] as const;
const ENDLESS = 9999;

/** The offices by their titles, the words that change them, and who is known to hold one; checked. */
export function loadOffices(): OfficeLexicon {
  const codes = new Set([...readCountries(), ...readBodies()].map(({ code }) => code));
  return { offices: readOffices(codes), words: readWords(), holders: readHolders(codes) };
}

function readOffices(codes: ReadonlySet<string>): Trie<Office> {
  const trie = emptyTrie<Office>();
  for (const row of readTable(RANKS_FILE, ["rank", "kind", "of", "names"])) {
    const place = { file: RANKS_FILE, line: row.line };
    const rank = oneOf(row.rank, RANKS, { ...place, field: "rank" });
    const kind = oneOf(row.kind, KINDS, { ...place, field: "kind" });
    const of = row.of === "-" ? null : listOf(row.of);
    for (const code of of ?? []) oneOf(code, [...codes], { ...place, field: "of" });
    for (const name of listOf(row.names)) addPhrase(trie, keysOf(name), { rank, kind, of });
  }
  return trie;
}

function readWords(): OfficeWords {
  const words = {} as Record<(typeof OFFICE_WORD_KINDS)[number], ReadonlySet<string>>;
  for (const kind of OFFICE_WORD_KINDS) words[kind] = new Set();
  for (const row of readTable(WORDS_FILE, ["kind", "words"])) {
    const place = { file: WORDS_FILE, line: row.line, field: "kind" };
    words[oneOf(row.kind, OFFICE_WORD_KINDS, place)] = new Set(listOf(row.words).map(fold));
  }
  return words;
}

function readHolders(codes: ReadonlySet<string>): Trie<Holder> {
  const trie = emptyTrie<Holder>();
  const limits = { min: 1900, max: ENDLESS };
  for (const row of readTable(HOLDERS_FILE, ["rank", "code", "from", "to", "name"])) {
    const place = { file: HOLDERS_FILE, line: row.line };
    const rank: Rank = oneOf(row.rank, RANKS, { ...place, field: "rank" });
    const code = oneOf(row.code, [...codes], { ...place, field: "code" });
    const from = numberOf(row.from, limits, { ...place, field: "from" });
    const to = row.to === "" ? ENDLESS : numberOf(row.to, limits, { ...place, field: "to" });
    addPhrase(trie, keysOf(row.name), { rank, code, from, to });
  }
  return trie;
}
