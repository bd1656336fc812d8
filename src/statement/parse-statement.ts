import { InvalidStatementError } from "../errors.ts";
import { mentionId } from "./identity.ts";
import { readPlainStatement } from "./plain-statement.ts";
import type { Statement } from "./statement.ts";
import { toProblems } from "./statement-problems.ts";
import { type CheckedFields, FIELDS, LEFT_OUT, StatementSchema } from "./statement-schema.ts";
import { type DateFormat, readWrittenDate } from "./written-date.ts";

/**
 * Checks one statement from outside and gives it an id where it has none. Empty and null fields are left out,
 * and a date gets the form of ISO 8601; `dateFormat` says how one of numbers alone is meant. Throws
 * InvalidStatementError with a problem for each field that is wrong.
 */
export function parseStatement(value: unknown, dateFormat?: DateFormat): Statement {
  const given = dateFormat ? withDate(value, dateFormat) : value;
  const statement = readPlainStatement(given) ?? readBySchema(given);
  statement.id ||= mentionId(statement);
  return statement;
}

function readBySchema(value: unknown): Statement {
  // First, as in what is printed; filled in once the others are there.
  const statement = { id: "" } as Statement;
  copyPresent(check(value), statement, LEFT_OUT);
  return statement;
}

function check(value: unknown): CheckedFields {
  const result = StatementSchema.safeParse(value);
  if (result.success) return result.data;
  // An empty text means absent also where a form is asked for, such as that of an address.
  const filled = withoutEmpty(value);
  if (filled !== value) return check(filled);
  const problems = result.error.issues.flatMap((issue) => toProblems(issue, value, FIELDS));
  throw new InvalidStatementError(problems);
}

function withoutEmpty(value: unknown): unknown {
  if (!isPlainObject(value)) return value;
  const filled = { ...value } as Record<string, unknown>;
  let changed = false;
  for (const [field, inner] of Object.entries(value)) {
    if (field === "text" || typeof inner !== "string" || inner.trim() !== "") continue;
    delete filled[field];
    changed = true;
  }
  return changed ? filled : value;
}

function withDate(value: unknown, format: DateFormat): unknown {
  if (!isPlainObject(value) || !("publishedAt" in value)) return value;
  const { publishedAt } = value;
  const read = typeof publishedAt === "string" ? readWrittenDate(publishedAt, format) : null;
  return typeof read !== "string" ? value : { ...value, publishedAt: read };
}

function copyPresent(from: object, to: object, leftOut: readonly string[] = []): void {
  for (const key of Object.keys(from)) {
    const field = (from as Record<string, unknown>)[key];
    if (leftOut.includes(key) || field === undefined || field === null || field === "") continue;
    const target = to as Record<string, unknown>;
    if (key === "meta" || !isPlainObject(field)) target[key] = field;
    else copyPresent(field, (target[key] = {}));
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
