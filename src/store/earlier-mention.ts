import { readCellCode, readInstant } from "../counting/cell-key.ts";
import { type Entry, toEntry } from "../counting/entry.ts";
import { digest } from "../statement/identity.ts";
import { readKept } from "./kept-statement.ts";

const UNIT_SEPARATOR = "\u001f";

/** A mention as an earlier version kept it. */
export type EarlierMention = { id: string; record: string; kept: string | null };

/** The states of articles by their `earlierMark`. */
export type EarlierStates = ReadonlyMap<string, NonNullable<Entry["article"]>>;

/** The name of its article in a mention that an earlier version kept. */
export function earlierMark(article: string): string {
  return digest([article], 8);
}

/** The entry of such a mention: made of its text, and where that is gone of its record. */
export function readEarlier(
  { id, record, kept }: EarlierMention,
  names: Readonly<Record<string, string>>,
  states: EarlierStates,
): Omit<Entry, "statement" | "said"> {
  const [
    number = "",
    sequence36 = "",
    content = "",
    utterance = "",
    time = "",
    tone = "",
    ...rest
  ] = record.split(" ");
  const [code = "", mark] = rest;
  const [outlet = "", title = "", epoch = "", ...model] = (names[`#${number}`] ?? "").split(
    UNIT_SEPARATOR,
  );
  const cell = { ...readCellCode(withRank(code)), model: model.join(UNIT_SEPARATOR) };
  const sent = { sequence: Number.parseInt(sequence36, 36), epoch: Number(epoch) };
  if (kept !== null) return { ...toEntry(readKept(kept), sent), content, utterance };
  return {
    event: "",
    id,
    ...sent,
    content,
    utterance,
    instant: readInstant(time, cell.day),
    cell,
    sentiment: Number(tone),
    outlet: outlet || null,
    title: title || null,
    cue: false,
    place: null,
    article: (mark !== undefined && states.get(mark)) || null,
  };
}

/** The letters of a cell had no rank then; the role tells it. */
function withRank(code: string): string {
  const letters = code.slice(code.lastIndexOf(".") + 1);
  if (letters.length !== 5) return code;
  return `${code}${letters[2] === "o" ? "3" : "4"}`;
}
