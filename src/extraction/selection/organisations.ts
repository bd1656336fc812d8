import type { Origin } from "../../statement/statement.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import { kindOfNoun } from "../speakers/nouns.ts";
import type { WordClasses } from "../words/word-classes.ts";
import type { Around } from "./country-reader.ts";

/** Finds where an article says of a speaker's firm or body where it is at home. */
export type Organisations = { originOf(speaker: Speaker): Origin | null };

const MAX_MENTIONS = 4;
const MAX_BEFORE = 60;
const MAX_AFTER = 140;
const MAX_WORDS = 6;
const SHORTEST = 3;
/** "Nordahl Lime", "Brick & Sons": a run of capitals. */
const NAME = /\p{Lu}[\p{L}\p{N}’'-]*(?: (?:& )?\p{Lu}[\p{L}\p{N}’'-]*)*/gu;
/** ", the Oslo-listed materials group", " (based in Oslo)": what stands behind a name. */
const BEHIND = /^(?: (?:& )?\p{Lu}[\p{L}\p{N}’'-]*){0,3}(?:, | \()(\p{L}+)\s[^,;:.()“”"\n]*/u;

/** Opens the search for organisations in the text of an article; each name is looked for once. */
export function openOrganisations(text: string, { reader, about, classes }: Around): Organisations {
  const known = new Map<string, Origin | null>();

  function originOfName(name: string): Origin | null {
    const before = known.get(name);
    if (before !== undefined) return before;
    let found: Origin | null = null;
    let at = indexOfWord(text, name, 0);
    for (let count = 0; count < MAX_MENTIONS && at >= 0 && !found; count++) {
      found = originAt(at, name);
      at = indexOfWord(text, name, at + name.length);
    }
    known.set(name, found);
    return found;
  }

  function originAt(at: number, name: string): Origin | null {
    const start = startOfPhrase(text, at, classes);
    const behind = at + name.length;
    const [said = "", first = ""] = BEHIND.exec(text.slice(behind, behind + MAX_AFTER)) ?? [];
    const end = behind + (classes["tells of a firm"].has(first) ? said.length : 0);
    if (start === at && end === behind) return null;
    const words = text.slice(start, end);
    const named = reader.ofSpeaker(words, about);
    return named && { country: named.country, by: "cast", text: words, start, end };
  }

  return {
    originOf({ name, affiliation, kind }) {
      const words = kind === "person" ? (affiliation ?? "") : name;
      const names = (words.match(NAME) ?? []).map((one) => one.replace(/['’]s?$/, ""));
      const told = names.filter((one) => isOwn(one, classes)).map(originOfName);
      return told.find((one) => one !== null) ?? null;
    },
  };
}

/** A name of its own, and no office or kind of body: "Nordahl", but not "Commissioner". */
function isOwn(name: string, classes: WordClasses): boolean {
  if (name.length < SHORTEST) return false;
  const lower = name.toLowerCase();
  return name.includes(" ") || (kindOfNoun(lower, classes) === null && !classes.title.has(lower));
}

function indexOfWord(text: string, name: string, from: number): number {
  let at = text.indexOf(name, from);
  while (at > 0 && /[\p{L}\p{N}]/u.test(text.charAt(at - 1))) at = text.indexOf(name, at + 1);
  return at;
}

/** Where the words begin that say what a name is: "the Basel company Helvaxa", "Porto-based Lusa". */
function startOfPhrase(text: string, at: number, classes: WordClasses): number {
  const before = text.slice(Math.max(0, at - MAX_BEFORE), at);
  if (!before.endsWith(" ")) return at;
  let start = at;
  for (const [i, word] of before.trimEnd().split(" ").toReversed().slice(0, MAX_WORDS).entries()) {
    const lower = word.toLowerCase();
    const capital = /^\p{Lu}/u.test(word);
    const names = capital || kindOfNoun(lower, classes) !== null;
    if ((i === 0 && !names) || /[^\p{L}\p{N}’'-]/u.test(word)) break;
    if (classes["adverbial opening"].has(lower) || classes.auxiliary.has(lower)) break;
    if (classes.determiner.has(lower)) break;
    start -= word.length + 1;
  }
  return start;
}
