import { InvalidInputError } from "../errors.ts";
import { STANCES } from "../statement/tags.ts";
import { fold } from "../tagging/fold.ts";
import { CUE_USES, type Cue } from "../tagging/cue.ts";
import { PART } from "../tagging/marks.ts";
import { addCue, emptyCueTrie, type CueTrie } from "../tagging/cue-trie.ts";
import { numberOf, readTable } from "./table.ts";

const FILE = "cues.tsv";
const COLUMNS = [
  "pattern",
  "stance",
  "strength",
  "tone",
  "use",
  "part",
  "family",
  "flips",
] as const;
const PARTS: Record<string, number> = {
  verb: PART.VERB!,
  noun: PART.NOUN! | PART.PROPN!,
  adj: PART.ADJ! | PART.VERB!,
  adv: 0,
  phrase: 0,
};
const STANCE_CELLS: readonly string[] = [...STANCES, "none"];
const USE_CELLS: readonly string[] = CUE_USES;

/** The patterns of stance and tone; the event's slot at either end is kept apart from the words. */
export function loadCues(): CueTrie {
  const trie = emptyCueTrie();
  for (const row of readTable(FILE, COLUMNS)) {
    const { line, pattern, family } = row;
    oneOf(row.stance, STANCE_CELLS, { line, field: "stance" });
    oneOf(row.use, USE_CELLS, { line, field: "use" });
    oneOf(row.part, Object.keys(PARTS), { line, field: "part" });
    oneOf(row.flips, ["yes", "no"], { line, field: "flips" });
    const words = pattern.split(/[\s-]+/);
    const slot = words[0] === "X" ? "subject" : words.includes("X") ? "object" : "none";
    if (words[0] === "X") words.shift();
    if (words.at(-1) === "X") words.pop();
    const place = { file: FILE, line };
    addCue(trie, words.flatMap(stepsOf), {
      pattern,
      stance: row.stance as Cue["stance"],
      strength: numberOf(row.strength, { min: 0, max: 1 }, { ...place, field: "strength" }),
      tone: numberOf(row.tone, { min: -1, max: 1 }, { ...place, field: "tone" }),
      use: row.use as Cue["use"],
      parts: words.length === 1 && slot !== "none" ? PARTS[row.part]! : 0,
      family,
      slot,
      flips: row.flips === "yes",
      gap: words.includes("*"),
      inner: words.includes("X"),
    });
  }
  return trie;
}

function stepsOf(word: string): string[] {
  if (word === "X" || word === "*" || word === ",") return [word];
  const possessive = /^(.+)['’]s$/.exec(word);
  return possessive?.[1] ? [fold(possessive[1]), "'s"] : [fold(word)];
}

function oneOf(cell: string, allowed: readonly string[], place: { line: number; field: string }) {
  if (allowed.includes(cell)) return;
  const message = `"${cell}" is not known; use one of ${allowed.join(", ")}`;
  throw new InvalidInputError([{ file: FILE, ...place, message }], "INVALID_LEXICON");
}
