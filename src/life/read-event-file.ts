import { createReadStream } from "node:fs";
import { InvalidInputError } from "../errors.ts";
import { type Line, readLines } from "../input/lines.ts";
import { notFoundMessage } from "../input/not-found.ts";
import { collectProblems } from "../input/problem-kinds.ts";
import { readRecord } from "../store/read-record.ts";
import { checkHeader, type Checked, checkLine } from "./check-line.ts";
import type { CountLine, EventHeader, EventLine, MentionLine } from "./event-file.ts";
import { openPlaces, type Places } from "./places.ts";

/** The file of an event, which can be read more than once. */
export type EventSource = {
  name: string;
  /** Begins to read it. */
  open(): AsyncIterable<Buffer>;
};

/** The file with this name. */
export function eventFile(name: string): EventSource {
  return { name, open: () => createReadStream(name, { highWaterMark: 1 << 18 }) };
}

/** The file of an event that was found to be right. */
export type CheckedFile = {
  header: EventHeader;
  mentions: number;
  /** The places of the sequences of its mentions. */
  places: Places;
  /** All lines but the first and the last, some at a time. Throws INVALID_EVENT_FILE where it changed since. */
  read(): AsyncIterable<EventLine[]>;
};

/** Reads the file of an event whole, and keeps but the sequences of its mentions. Throws INVALID_EVENT_FILE with every problem and its line. */
export async function checkEventFile(source: EventSource): Promise<CheckedFile> {
  const problems = collectProblems();
  const place = { file: source.name };
  let header: EventHeader | undefined;
  let mentions = 0;
  let ended: number | undefined;
  const sequences: number[] = [];
  for await (const lines of readValues(source)) {
    for (const { number, found } of lines) {
      if ("problems" in found) {
        for (const problem of found.problems) problems.add({ ...place, line: number, ...problem });
        continue;
      }
      const { line } = found;
      if (ended !== undefined)
        problems.add({ ...place, line: number, message: "stands behind the end" });
      if (isHeader(line)) header = line;
      else if (isEnd(line)) ended = line.mentions;
      else if (isMention(line)) {
        mentions += 1;
        sequences.push(sequenceIn(line));
      }
    }
  }
  const found = problems.list();
  if (found.length === 0 && ended === undefined) {
    found.push({ ...place, message: "has no end; it was cut off, so export the event again" });
  }
  if (found.length === 0 && ended !== mentions) {
    const message = `has ${mentions} mentions, and its end tells of ${ended}; export the event again`;
    found.push({ ...place, message });
  }
  if (found.length > 0 || !header) throw new InvalidInputError(found, "INVALID_EVENT_FILE");
  return { header, mentions, places: openPlaces(sequences), read: () => readAgain(source) };
}

/** Whether a line is a mention that counts, with its text or without. */
export function isMention(line: EventLine): line is MentionLine | CountLine {
  return line.kind === "mention" || line.kind === "count";
}

/** The sequence that a mention had in the store that it comes from. */
export function sequenceIn(line: MentionLine | CountLine): number {
  return line.kind === "mention" ? line.sequence : readRecord(line.record).sequence;
}

async function* readAgain(source: EventSource): AsyncIterable<EventLine[]> {
  for await (const lines of readValues(source)) {
    const some: EventLine[] = [];
    for (const { number, found } of lines) {
      if ("problems" in found) {
        const changed = { file: source.name, line: number, message: "was changed meanwhile" };
        throw new InvalidInputError([changed], "INVALID_EVENT_FILE");
      }
      if (!isHeader(found.line) && !isEnd(found.line)) some.push(found.line);
    }
    if (some.length > 0) yield some;
  }
}

type Found = { number: number; found: Checked<EventLine> };

/** The lines of a file, each checked, some at a time; those behind a wrong header are not looked at. */
async function* readValues({ name, open }: EventSource): AsyncIterable<Found[]> {
  let header: EventHeader | undefined;
  for await (const lines of readLines(namingFile(name, open()))) {
    const some: Found[] = [];
    for (const line of lines) {
      const value = valueOf(line);
      if ("problems" in value) some.push({ number: line.number, found: value });
      else if (header) some.push({ number: line.number, found: checkLine(value.line, header) });
      else {
        const found = checkHeader(value.line);
        yield [{ number: line.number, found }];
        if ("problems" in found) return;
        header = found.line;
      }
    }
    yield some;
  }
  if (!header) yield [{ number: 1, found: checkHeader(null) }];
}

async function* namingFile(file: string, bytes: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  try {
    yield* bytes;
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    const why = code === "ENOENT" ? notFoundMessage(file) : `can't be read: ${message}`;
    throw new InvalidInputError([{ file, message: why }], "INVALID_EVENT_FILE");
  }
}

function valueOf({ bytes }: Line): Checked<unknown> {
  if (bytes === null) return { problems: [{ message: "is longer than 2 MB" }] };
  try {
    return { line: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown };
  } catch (error) {
    return { problems: [{ message: `is not JSON: ${(error as Error).message}` }] };
  }
}

function isHeader(line: EventLine): line is EventHeader {
  return line.kind === "event";
}

function isEnd(line: EventLine): line is Extract<EventLine, { kind: "end"; mentions: number }> {
  return line.kind === "end";
}
