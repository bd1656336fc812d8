import { InvalidInputError, type Problem } from "../errors.ts";
import {
  type Check,
  flag,
  numberWithin,
  oneOf,
  problemsIn,
  text,
  wholeNumber,
} from "../statement/checked-fields.ts";
import { parsePublished } from "../statement/published.ts";
import { ROLES, STANCES } from "../statement/tags.ts";
import type { Period, Scope, UtteranceFilter } from "./snapshot.ts";
import { SURE_LIMITS } from "./sureness.ts";

const confidence = numberWithin(0, 1);

const atLeastOne = wholeNumber({ least: 1, most: Number.MAX_SAFE_INTEGER });

const day: Check = (value) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && parsePublished(value) !== null
    ? undefined
    : "must be a day, written as 2023-04-27";

/** Counts are divided at these limits only. */
function sureLimit(value: unknown): string | undefined {
  const known: readonly unknown[] = SURE_LIMITS;
  return known.includes(value) ? undefined : `must be one of ${SURE_LIMITS.join(", ")}`;
}

/** Whether a text has the form of a country's or body's code. */
export function isCode(text: string): boolean {
  return /^[A-Z0-9]{2,10}$/.test(text);
}

const country: Check = (value) =>
  value === null || (typeof value === "string" && isCode(value))
    ? undefined
    : "must be a code in capital letters, such as US or EU, or null for those of no known country";

const PERIOD_CHECKS: Record<keyof Period, Check> = { since: day, until: day };
const SCOPE_CHECKS: Record<keyof Scope, Check> = { ...PERIOD_CHECKS, sureFrom: sureLimit };
const SURE_CHECKS = { from: sureLimit, only: flag };

const FILTER_CHECKS: Record<keyof UtteranceFilter, Check> = {
  country,
  stance: oneOf(STANCES),
  role: oneOf(ROLES),
  outlet: text,
  search: text,
  period: () => undefined, // its fields are checked by themselves
  unsureUnder: confidence,
  sureFrom: confidence,
  background: flag,
  limit: (value) => (value === Number.POSITIVE_INFINITY ? undefined : atLeastOne(value)),
};

/** Throws INVALID_FILTER with a problem for each field of the filter that is wrong. */
export function checkFilter(filter: UtteranceFilter): void {
  const { period } = filter ?? {};
  refuse([
    ...problemsIn(filter, FILTER_CHECKS, "a filter"),
    ...(period === undefined ? [] : inside("period", periodProblems(period))),
  ]);
}

/** Throws INVALID_FILTER where what a snapshot is limited to is wrong. */
export function checkScope(scope: Scope): void {
  refuse([...problemsIn(scope, SCOPE_CHECKS, "a limit"), ...orderProblems(scope)]);
}

/** Throws INVALID_FILTER where what a report is limited to is wrong. */
export function checkReportOptions(options: Period & { sure?: unknown }): void {
  const { sure } = options ?? {};
  const checks = { ...PERIOD_CHECKS, sure: () => undefined };
  refuse([
    ...problemsIn(options, checks, "an option of a report"),
    ...(sure === undefined ? [] : inside("sure", problemsIn(sure, SURE_CHECKS, "an option"))),
    ...orderProblems(options ?? {}),
  ]);
}

function periodProblems(period: Period): Problem[] {
  return [...problemsIn(period, PERIOD_CHECKS, "a limit"), ...orderProblems(period ?? {})];
}

function orderProblems({ since, until }: Period): Problem[] {
  const isTurned = typeof since === "string" && typeof until === "string" && since > until;
  return isTurned ? [{ field: "since", message: `lies after until, ${until}` }] : [];
}

function inside(name: string, problems: readonly Problem[]): Problem[] {
  return problems.map(({ field, message }) => ({
    field: field === undefined ? name : `${name}.${field}`,
    message,
  }));
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_FILTER");
}
