import { readCellCode, readInstant } from "../counting/cell-key.ts";
import { type Entry, toEntry } from "../counting/entry.ts";
import { digest } from "../statement/identity.ts";
import { readKept } from "./kept-statement.ts";

const UNIT_SEPARATOR = "\u001f";

/** What an earlier version kept of a mention. */
export type EarlierMention = { id: string; record: string; kept: string | null };

/** The states of articles by what a mention remembered of its article. */
export type EarlierStates = ReadonlyMap<string, NonNullable<Entry["article"]>>;

/** What a mention remembered of its article. */
export function earlierMark(article: string): string {
  return digest([article], 8);
}

/** What is counted of it: by its text, and where that is gone by what was kept beside it. */
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

/** There were no ranks: the role tells it. */
function withRank(code: string): string {
  const letters = code.slice(code.lastIndexOf(".") + 1);
  if (letters.length !== 5) return code;
  return `${code}${letters[2] === "o" ? "3" : "4"}`;
}
