import type { Problem } from "../errors.ts";
import { nearestName } from "./nearest-name.ts";

/** What is wrong with a value, and what would be right; undefined where it is right. */
export type Check = (value: unknown) => string | undefined;

/**
 * What is wrong with an object that a program gave: each field that is not known, with the one that is probably
 * meant, and each whose value is wrong. Fields that are undefined are left out. `noun` says what a field is.
 */
export function problemsIn(
  given: unknown,
  checks: Readonly<Record<string, Check>>,
  noun: string,
): Problem[] {
  const known = Object.keys(checks);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return [{ message: `must be an object with these fields: ${known.join(", ")}` }];
  }
  return Object.entries(given).flatMap(([field, value]): Problem[] => {
    if (value === undefined) return [];
    const check = Object.hasOwn(checks, field) ? checks[field] : undefined;
    const message = check ? check(value) : notKnown(field, known, noun);
    return message === undefined ? [] : [{ field: field.slice(0, 60), message }];
  });
}

function notKnown(name: string, known: readonly string[], noun: string): string {
  const meant = nearestName(name, known);
  const hint = meant === undefined ? `these are: ${known.join(", ")}` : `did you mean ${meant}?`;
  return `is not ${noun}; ${hint}`;
}

/** A whole number between two, both included. */
export function wholeNumber({ least, most }: { least: number; most: number }): Check {
  return (value) => {
    const fits = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
    const upTo = most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : "";
    return fits ? undefined : `must be a whole number from ${least}${upTo}`;
  };
}

/** A number between two, both included. */
export function numberWithin(least: number, most: number): Check {
  return (value) =>
    typeof value === "number" && value >= least && value <= most
      ? undefined
      : `must be a number from ${least} to ${most}`;
}

/** One of these words. */
export function oneOf(words: readonly string[]): Check {
  return (value) =>
    typeof value === "string" && words.includes(value)
      ? undefined
      : `must be one of ${words.join(", ")}`;
}

/** A text that is not empty. */
export const text: Check = (value) =>
  typeof value === "string" && value.trim() !== "" ? undefined : "must be a text that is not empty";

/** True or false. */
export const flag: Check = (value) =>
  typeof value === "boolean" ? undefined : "must be true or false";

/** A function. */
export const callback: Check = (value) =>
  typeof value === "function" ? undefined : "must be a function";

/** An AbortSignal. */
export const abortSignal: Check = (value) =>
  typeof value === "object" && value !== null && "aborted" in value
    ? undefined
    : "must be an AbortSignal";
