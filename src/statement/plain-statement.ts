import { EVENT_SLUG } from "./event-slug.ts";
import { parsePublished } from "./published.ts";
import { STATEMENT_KINDS, type Statement } from "./statement.ts";
import { FIELDS, ID, isAddress, MAX_KEYWORDS, MAX_LENGTHS } from "./statement-schema.ts";
import { findUnfitText } from "./text-field.ts";

const NEEDED = ["event", "text"];

/** Gives a field as the schema would; undefined where the schema has to look at it. */
type PlainField = (value: unknown) => unknown;

/**
 * The statement in a value that has the schema's form already, as the schema would give it back, and an empty id
 * where it has none; null for any other, which the schema has to read.
 */
export function readPlainStatement(value: unknown): Statement | null {
  if (typeof value !== "object" || value === null) return null;
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  let changed: Record<string, unknown> | undefined;
  let [last, needed, inOrder] = [-1, 0, true];
  for (const name in fields) {
    const reader = READERS.get(name);
    if (reader === undefined) return null;
    const field = fields[name];
    const plain = reader.read(field);
    if (plain === undefined) return null;
    if (plain !== field) (changed ??= {})[name] = plain;
    if (reader.isNeeded) needed += 1;
    if (reader.place < last) inOrder = false;
    last = reader.place;
  }
  if (needed < NEEDED.length) return null;
  const copy = changed ? { ...fields, ...changed } : fields;
  if (!inOrder) return orderedCopy(copy) as Statement;
  // An object that is copied whole is made in a third of the time that it takes field by field.
  return (fields.id === undefined ? { id: "", ...copy } : { ...copy }) as Statement;
}

/** The order of fields is part of the content that a statement is counted with. */
function orderedCopy(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy: Record<string, unknown> = { id: "" };
  for (const name of READERS.keys()) if (fields[name] !== undefined) copy[name] = fields[name];
  return copy;
}

function plainText(max: number): PlainField {
  return (value) =>
    typeof value === "string" &&
    value !== "" &&
    value.length <= max &&
    findUnfitText(value) === undefined
      ? value
      : undefined;
}

function matching(fits: (value: string) => boolean): PlainField {
  return (value) => (typeof value === "string" && fits(value) ? value : undefined);
}

/** A flat object of exactly these fields. */
function plainSpan(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  const { start, end, ...others } = value as { start: unknown; end: unknown };
  if (!isOffset(start) || !isOffset(end) || start > end) return undefined;
  for (const _ in others) return undefined;
  return { start, end };
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

const plainBody = plainText(MAX_LENGTHS.text);
const plainKeyword = plainText(MAX_LENGTHS.keyword);

function plainWords(value: unknown): unknown {
  if (!Array.isArray(value) || value.length > MAX_KEYWORDS) return undefined;
  return value.every((word) => plainKeyword(word) !== undefined)
    ? [...(value as string[])]
    : undefined;
}

const plain: Partial<Record<string, PlainField>> = {
  id: matching((id) => ID.test(id)),
  event: matching((event) => EVENT_SLUG.test(event)),
  text: matching((text) => plainBody(text) !== undefined && text.trim() !== ""),
  url: matching(isAddress),
  publishedAt: matching((date) => parsePublished(date) !== null),
  lang: plainText(MAX_LENGTHS.lang),
  kind: matching((kind) => (STATEMENT_KINDS as readonly string[]).includes(kind)),
  background: (value) => (typeof value === "boolean" ? value : undefined),
  context: plainBody,
  keywords: plainWords,
  span: plainSpan,
};
for (const name of ["eventTitle", "speaker", "affiliation", "place", "outlet", "cue"]) {
  plain[name] = plainText(MAX_LENGTHS.line);
}

/** All others are for the schema. */
const READERS = new Map(
  FIELDS.flatMap((name, place) => {
    const read = plain[name];
    return read ? [[name, { place, read, isNeeded: NEEDED.includes(name) }] as const] : [];
  }),
);
