import { z } from "zod";
import { InvalidInputError, InvalidStatementError, type Problem } from "../errors.ts";
import { EVENT_SLUG } from "../statement/event-slug.ts";
import { parseTagged } from "../statement/parse-tagged.ts";
import { isRecord, isSource } from "../store/read-record.ts";
import {
  type CountLine,
  EVENT_FILE_VERSION,
  type EventHeader,
  type EventLine,
  type MentionLine,
  type PartLine,
} from "./event-file.ts";
import { EVENT_PARTS } from "./event-parts.ts";

/** No store has sent so many statements; a higher number would leave no room for those that come. */
const MOST_SEQUENCE = 1e14;
const MOST_EPOCH = 1e9;

const wholeUpTo = (most: number) => {
  const error = `must be a whole number from 0 to ${most}`;
  return z.int({ error }).min(0, error).max(most, error);
};

const Header = z.strictObject({
  kind: z.literal("event"),
  version: wholeUpTo(MOST_EPOCH),
  event: z.string().regex(EVENT_SLUG, "must be the name of an event"),
  tagger: z.string().min(1, "must be the name of a tagger, or null").max(200).nullable(),
});
const MentionSchema = z.strictObject({
  kind: z.literal("mention"),
  sequence: wholeUpTo(MOST_SEQUENCE),
  epoch: wholeUpTo(MOST_EPOCH),
  statement: z.unknown(),
});
const CountSchema = z.strictObject({
  kind: z.literal("count"),
  id: z.string().min(1, "must be an id").max(128),
  record: z.string().refine(isRecord, "must be a record as readout export writes it"),
  source: z.string().refine(isSource, "must be a source as readout export writes it"),
  article: z
    .string()
    .regex(/^[\w-]*$/, "must be the name of an article as readout export writes it"),
});
const End = z.strictObject({ kind: z.literal("end"), mentions: wholeUpTo(MOST_SEQUENCE) });

/** A line that was checked, or what is wrong with it. */
export type Checked<T> = { line: T } | { problems: Problem[] };

/** Checks the first line of the file of an event. */
export function checkHeader(value: unknown): Checked<EventHeader> {
  const { kind, version } = (value ?? {}) as { kind?: unknown; version?: unknown };
  if (kind !== "event") {
    return wrong("is no beginning of an event; readout export writes files that can be imported");
  }
  if (typeof version === "number" && version > EVENT_FILE_VERSION) {
    return wrong(
      `has version ${version} of the format, and this Readout reads up to ${EVENT_FILE_VERSION}; take a newer one`,
      "version",
    );
  }
  return checked(Header, value);
}

/** Checks any later line of the file of this event. */
export function checkLine(value: unknown, { event }: EventHeader): Checked<EventLine> {
  const { kind } = (value ?? {}) as { kind?: unknown };
  switch (kind) {
    case "mention":
      return checkMention(value, event);
    case "count":
      return checked<CountLine>(CountSchema, value);
    case "end":
      return checked(End, value);
    case "event":
      return wrong("begins another event; import one file for each event");
    default:
      return checkPart(value, kind);
  }
}

function checkMention(value: unknown, event: string): Checked<MentionLine> {
  const found = checked(MentionSchema, value);
  if ("problems" in found) return found;
  try {
    const statement = parseTagged(found.line.statement);
    if (statement.event !== event) {
      return wrong(`must be ${event}, the event of this file`, "statement.event");
    }
    return { line: { ...found.line, statement } };
  } catch (error) {
    if (!(error instanceof InvalidStatementError)) throw error;
    return { problems: error.problems.map((problem) => inField("statement", problem)) };
  }
}

function checkPart(value: unknown, kind: unknown): Checked<PartLine> {
  const part = EVENT_PARTS.find((known) => known.kind === kind);
  if (!part) {
    const kinds = ["mention", "count", ...EVENT_PARTS.map((known) => known.kind), "end"];
    return wrong(`must be one of ${kinds.join(", ")}`, "kind");
  }
  const line = value as PartLine;
  try {
    part.check(line);
    return { line };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { problems: [...error.problems] };
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const result = schema.safeParse(value);
  if (result.success) return { line: result.data };
  return {
    problems: result.error.issues.map(({ path, message }) => ({
      ...(path.length > 0 && { field: path.join(".") }),
      message,
    })),
  };
}

function inField(parent: string, { field, message }: Problem): Problem {
  return { field: field === undefined ? parent : `${parent}.${field}`, message };
}

function wrong(message: string, field?: string): { problems: Problem[] } {
  return { problems: [{ ...(field !== undefined && { field }), message }] };
}
