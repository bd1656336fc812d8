import { z } from "zod";
import { InvalidStatementError, type Problem } from "../errors.ts";
import { mentionId } from "./identity.ts";
import { parsePublished } from "./published.ts";
import { STATEMENT_KINDS, type Statement } from "./statement.ts";

export const MAX_TEXT_LENGTH = 20_000;
const MAX_META_BYTES = 2_048;
export const EVENT_SLUG = /^[a-z0-9-]{1,80}$/;

// C0 and C1 control characters, but for tab, line feed and carriage return.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const nullish = <T extends z.ZodType>(type: T) => type.nullish();

function line(max: number) {
  return z
    .string()
    .max(max, `is longer than ${max.toLocaleString("en")} characters; shorten it`)
    .superRefine((value, context) => {
      const control = CONTROL.exec(value);
      if (control) {
        const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
        context.addIssue(
          `has the control character U+${code} at position ${control.index}; only tab and line ends are allowed`,
        );
      }
      if (!value.isWellFormed()) {
        context.addIssue("has half of a surrogate pair; send well-formed Unicode");
      }
    });
}

const Address = line(8_000).refine(
  isWebAddress,
  "must be an address that begins with http:// or https://",
);

/** Whether a statement may have this `url`. */
export function isAddress(value: string): boolean {
  return Address.safeParse(value).success;
}

const Span = z
  .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine(({ start, end }) => start <= end, "start lies behind end; start <= end is right");

const Article = z.strictObject({
  hash: nullish(line(200)),
  title: nullish(line(2_000)),
  file: nullish(line(4_000)),
});

const StatementSchema = z.strictObject({
  id: nullish(
    z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,128}$/u, "must be 1 to 128 printable characters"),
  ),
  event: z
    .string()
    .regex(EVENT_SLUG, "must be a slug of a-z, 0-9 and hyphens, 1 to 80 characters long"),
  text: line(MAX_TEXT_LENGTH).refine((text) => text.trim() !== "", "is empty; give what was said"),
  eventTitle: nullish(line(2_000)),
  keywords: nullish(z.array(line(200)).max(200)),
  speaker: nullish(line(2_000)),
  affiliation: nullish(line(2_000)),
  place: nullish(line(2_000)),
  outlet: nullish(line(2_000)),
  url: nullish(Address),
  publishedAt: nullish(
    z
      .string()
      .refine(
        (value) => parsePublished(value) !== null,
        "is no date; write 2023-04-27 or 2023-04-27T09:30:00Z",
      ),
  ),
  lang: nullish(line(35)),
  kind: nullish(z.enum(STATEMENT_KINDS)),
  cue: nullish(line(2_000)),
  context: nullish(line(MAX_TEXT_LENGTH)),
  span: nullish(Span),
  article: nullish(Article),
  background: nullish(z.boolean()),
  meta: nullish(
    z
      .record(z.string(), z.string())
      .refine(
        (meta) => Buffer.byteLength(JSON.stringify(meta)) <= MAX_META_BYTES,
        "is larger than 2 kB; keep what Readout need not carry elsewhere",
      ),
  ),
  // Rows that Readout printed come back with their tags; they are made anew.
  tags: z.unknown().optional(),
});

/**
 * Checks one statement from outside and gives it an id where it has none. Empty and null fields are
 * left out. Throws InvalidStatementError with a problem for each field that is wrong.
 */
export function parseStatement(value: unknown): Statement {
  const result = StatementSchema.safeParse(value);
  if (!result.success) throw new InvalidStatementError(result.error.issues.flatMap(toProblems));
  const { tags: _tags, id, ...rest } = result.data;
  const statement = dropAbsent(rest) as Omit<Statement, "id">;
  return { id: id ?? mentionId(statement), ...statement };
}

function dropAbsent<T extends object>(value: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    const field = value[key];
    if (field === undefined || field === null || field === "") continue;
    kept[key] = isPlainObject(field) ? (dropAbsent(field) as typeof field) : field;
  }
  return kept;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value);
}

const FIELDS = Object.keys(StatementSchema.shape).filter((field) => field !== "tags");

function toProblems(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: path ? `${path}.${key}` : key,
      message: `is not a field of a statement; the fields are ${FIELDS.join(", ")}, and your own go into meta`,
    }));
  }
  if (issue.code === "invalid_type") {
    if (path === "") {
      return [{ message: 'is not a JSON object; one statement is {"event": ..., "text": ...}' }];
    }
    const missing = issue.message.endsWith("received undefined");
    const message = missing ? "is missing" : issue.message.replace("Invalid input: ", "is wrong: ");
    return [
      { field: path, message: missing ? `${message}; a ${issue.expected} is needed` : message },
    ];
  }
  return [{ field: path || undefined, message: issue.message }];
}
