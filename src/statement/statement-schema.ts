import { z } from "zod";
import { EVENT_SLUG, proposeSlug } from "./event-slug.ts";
import { Meta } from "./meta.ts";
import { ORIGIN_KINDS, STATEMENT_KINDS } from "./statement.ts";
import { findUnfitText, line, nullish } from "./text-field.ts";
import { DATE_FORMATS, readWrittenDate, UNCLEAR } from "./written-date.ts";

export const MAX_TEXT_LENGTH = 20_000;

/** How long texts may be, in UTF-16 code units. */
export const MAX_LENGTHS = { text: MAX_TEXT_LENGTH, line: 2_000, keyword: 200, lang: 35 } as const;
export const MAX_KEYWORDS = 200;

/** The form of an id. */
export const ID = /^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u;

const MAX_ADDRESS_LENGTH = 8_000;
const Address = line(MAX_ADDRESS_LENGTH).refine(
  isWebAddress,
  "must be an address that begins with http:// or https://",
);

/** Whether a statement may have this `url`. */
export function isAddress(value: string): boolean {
  return (
    value.length <= MAX_ADDRESS_LENGTH && findUnfitText(value) === undefined && isWebAddress(value)
  );
}

const Span = z
  .strictObject({ start: offset(), end: offset() })
  .refine(
    ({ start, end }) => start <= end,
    "has its start behind its end; start may not be greater",
  );

const Article = z.strictObject({
  hash: nullish(line(200)),
  title: nullish(line(2_000)),
  file: nullish(line(4_000)),
});

const Origin = z.strictObject({
  country: z.string().regex(/^[A-Z0-9]{2,8}$/, "must be a country's code, such as LV"),
  by: z.enum(ORIGIN_KINDS, `must be one of ${ORIGIN_KINDS.join(", ")}`),
  text: line(2_000),
  start: offset(),
  end: offset(),
});

/** A statement from outside, before it has an id. */
export const StatementSchema = z.strictObject({
  id: nullish(z.string().regex(ID, "must be 1 to 128 printable characters")),
  event: z.string().check(checkSlug()),
  text: line(MAX_TEXT_LENGTH).refine(
    (text) => text.trim() !== "",
    "is empty; give the words of the statement",
  ),
  eventTitle: nullish(line(MAX_LENGTHS.line)),
  originalText: nullish(line(MAX_TEXT_LENGTH)),
  translatedBy: nullish(line(MAX_LENGTHS.line)),
  keywords: nullish(
    z
      .array(line(MAX_LENGTHS.keyword))
      .max(MAX_KEYWORDS, "has more than 200 words; give the chief ones"),
  ),
  speaker: nullish(line(MAX_LENGTHS.line)),
  affiliation: nullish(line(MAX_LENGTHS.line)),
  place: nullish(line(MAX_LENGTHS.line)),
  outlet: nullish(line(MAX_LENGTHS.line)),
  url: nullish(Address),
  publishedAt: nullish(z.string().check(normaliseDate())),
  lang: nullish(line(MAX_LENGTHS.lang)),
  kind: nullish(z.enum(STATEMENT_KINDS, `must be one of ${STATEMENT_KINDS.join(", ")}`)),
  cue: nullish(line(MAX_LENGTHS.line)),
  context: nullish(line(MAX_TEXT_LENGTH)),
  span: nullish(Span),
  article: nullish(Article),
  origin: nullish(z.array(Origin).max(8, "has more than eight entries; leave some out")),
  background: nullish(z.boolean()),
  meta: nullish(Meta),
  // Rows that Readout printed come back with their tags, which are made anew, with why they failed, and explanations.
  tags: z.unknown().optional(),
  failure: z.unknown().optional(),
  explain: z.unknown().optional(),
});

/** Fields that are accepted and not kept. */
export const LEFT_OUT: readonly string[] = ["tags", "failure", "explain"];

export type CheckedFields = z.infer<typeof StatementSchema>;

/** The names of the fields that a statement can have. */
export const FIELDS = Object.keys(StatementSchema.shape).filter(
  (field) => !LEFT_OUT.includes(field),
);

function offset() {
  return z.int("must be a whole number").nonnegative("must be 0 or more");
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

function checkSlug() {
  return ({ value, issues }: z.core.ParsePayload<string>) => {
    if (EVENT_SLUG.test(value)) return;
    const message = `must be a slug of a-z, 0-9 and hyphens, 1 to 80 characters long${proposeSlug(value)}`;
    issues.push({ code: "custom", input: value, message });
  };
}

function normaliseDate() {
  return (context: z.core.ParsePayload<string>) => {
    const date = readWrittenDate(context.value);
    if (typeof date === "string") {
      context.value = date;
      return;
    }
    const message =
      date === UNCLEAR
        ? `does not say which number is the day; write 2023-04-27, or give --date-format (${DATE_FORMATS.join(", ")})`
        : "is not a date that exists; write 2023-04-27, 2023-04-27T09:30:00Z or April 27, 2023";
    context.issues.push({ code: "custom", input: context.value, message });
  };
}
