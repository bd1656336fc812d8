import {
  confidenceLetter,
  countryWord,
  KIND_LETTERS,
  ROLE_LETTERS,
  SENTIMENT_LETTERS,
  STANCE_LETTERS,
} from "../counting/cell-key.ts";
import { compareMade, isCheck } from "../counting/overlay.ts";
import { type Correction, readerOf } from "../statement/correction.ts";
import { sentimentLabel } from "../statement/tags.ts";

/** A correction without its moment, which Redis gives it. */
export type Said = Omit<Correction, "at"> & { at?: string };

/** The arguments of correct.lua for one correction; without a moment it is made now. */
export function correctionArguments(said: Said): string[] {
  const { event: _event, utterance, id, at, ...rest } = said;
  return [
    utterance,
    id,
    at === undefined ? "" : String(Date.parse(at)),
    readerOf(said.author) === "person" ? "p" : "m",
    said.author,
    patchOf(said),
    JSON.stringify(rest),
  ];
}

/** What a correction says, as scripts read it (corrections.lua). */
function patchOf(said: Said): string {
  const { undo, country, role, stance, sentiment, speaker, background } = said;
  if (undo !== undefined) return `u=${undo}`;
  const words: string[] = [];
  if (country !== undefined) words.push(`c=${countryWord(country)}`);
  if (role !== undefined) words.push(`r=${ROLE_LETTERS[role]}`);
  if (stance !== undefined) words.push(`s=${STANCE_LETTERS[stance]}${certaintyLetter(said)}`);
  if (sentiment !== undefined) {
    const label = SENTIMENT_LETTERS[sentimentLabel(sentiment)];
    words.push(`t=${Math.round(sentiment * 100)}${label}`);
  }
  if (speaker !== undefined) words.push(`a=${speaker === null ? 0 : 1}`);
  if (background !== undefined)
    words.push(`b=${KIND_LETTERS[background ? "background" : "reaction"]}`);
  if (isCheck({ ...said, at: "" })) words.push("x=1");
  return words.join(",") || "-";
}

function certaintyLetter({ author, confidence = 0 }: Said): string {
  return confidenceLetter(readerOf(author) === "person" ? 1 : confidence);
}

const LINE = /^(\d+) (\S+) \S \d+ \S+ (.*)$/;

/** In a log of several utterances that are counted as one, the utterance of which the lines after it speak. */
const HEADING = /^=(\S+)$/;

/** The corrections of an utterance in the order in which they were made, from their log in the store. */
export function readLog(log: string, of: Pick<Correction, "event" | "utterance">): Correction[] {
  let { utterance } = of;
  const said = log.split("\n").flatMap((line) => {
    utterance = HEADING.exec(line)?.[1] ?? utterance;
    const [, at, id = "", json = "{}"] = LINE.exec(line) ?? [];
    if (at === undefined) return [];
    const rest = JSON.parse(json) as Omit<Correction, "event" | "utterance" | "id" | "at">;
    return [{ event: of.event, utterance, id, at: new Date(Number(at)).toISOString(), ...rest }];
  });
  return said.toSorted(compareMade);
}
