import { readCellCode, readDayWord } from "../counting/cell-key.ts";
import type { KnownMention } from "../counting/forgetting.ts";
import { readKept } from "./kept-statement.ts";

/** The words of a record without its source number, as record-arguments.ts writes it. */
const RECORD =
  /^([0-9a-z]+) (\S+) (\S+) (\S+) (\S+) ([^.\s]*)\.([^.\s]*)\.(\S{6})([ci])(\w*)(?: (\S+))?$/;

/** The beginning of a source. */
const SOURCE = /^(\d+) (\d+) (\d+) /;

/** What a record and its source say of a mention. */
export type RecordFields = {
  sequence: number;
  content: string;
  utterance: string;
  /** Country, day and letters of its cell, as cell-key.ts writes them. */
  code: string;
  day: string | null;
  /** The mark of its article's state; "" without. */
  mark: string;
};

/** Reads a record. Throws where it is none. */
export function readRecord(record: string): RecordFields {
  const found = RECORD.exec(record);
  if (!found) throw new Error(`Not a record: ${record}`);
  const [, sequence36 = "", content = "", utterance = "", , , ...cell] = found;
  const [country = "", day = "", letters = "", , , mark = ""] = cell;
  const code = `${country}.${day}.${letters}`;
  return {
    sequence: Number.parseInt(sequence36, 36),
    content,
    utterance,
    code,
    day: readDayWord(day),
    mark,
  };
}

/** Whether a text is a record as `readRecord` reads it. */
export function isRecord(text: string): boolean {
  if (!RECORD.test(text)) return false;
  try {
    readCellCode(readRecord(text).code);
    return true;
  } catch {
    return false; // its letters stand for nothing
  }
}

/** Whether a text is a source as `readSource` reads it. */
export function isSource(text: string): boolean {
  const [lengths = "", outletBytes = 0, titleBytes = 0] = SOURCE.exec(text) ?? [];
  const words = Buffer.byteLength(text) - Buffer.byteLength(lengths);
  return lengths !== "" && Number(outletBytes) + Number(titleBytes) < words;
}

/** A record with another sequence. */
export function withSequence(record: string, sequence: number): string {
  return sequence.toString(36) + record.slice(record.indexOf(" "));
}

/** Outlet, title, epoch and model of a mention. */
export type Source = { outlet: string | null; title: string | null; epoch: number; model: string };

/** Reads a source as record-arguments.ts writes it. Throws where it is none. */
export function readSource(source: string): Source {
  const [lengths = "", outletBytes, titleBytes, epoch] = SOURCE.exec(source) ?? [];
  if (lengths === "") throw new Error(`Not a source: ${source}`);
  const words = Buffer.from(source.slice(lengths.length));
  const [first, second] = [Number(outletBytes), Number(outletBytes) + Number(titleBytes)];
  return {
    outlet: words.subarray(0, first).toString() || null,
    title: words.subarray(first, second).toString() || null,
    epoch: Number(epoch),
    model: words.subarray(second).toString(),
  };
}

/** A mention as the store keeps it: by its record and source where its text, `kept`, is gone (""). */
export function keptMention(kept: {
  id: string;
  record: string;
  source: string;
  kept: string;
}): KnownMention {
  return {
    id: kept.id,
    outlet: readSource(kept.source).outlet,
    day: readRecord(kept.record).day,
    said: kept.kept === "" ? null : readKept(kept.kept),
  };
}
