// Kinds of settings. Every command reads settings, and most run for a moment, so these load no library.
import type { Problem } from "./errors.ts";

/** What a setting says, or what would be right. */
type Read<T> = { value: T } | { problem: string };

/** How one setting is read; undefined where it is not set. */
export type Setting<T> = {
  read(said: string | undefined): Read<T>;
};

/** A kind of setting that has to say whether it may be missing. */
type Kind<T> = { optional(): Setting<T | undefined>; default(value: T): Setting<T> };

/** A kind that reads what is set with `read`. */
function kind<T>(read: (text: string) => Read<T>): Kind<T> {
  return {
    optional: () => ({ read: (said) => (said === undefined ? { value: said } : read(said)) }),
    default: (value) => ({ read: (said) => (said === undefined ? { value } : read(said)) }),
  };
}

/** Any text. */
export const text: Kind<string> = kind<string>((value) => ({ value }));

/** A text of this form (a pattern, say); `right` says which one is right, as in "must be 1 to 40 letters". */
export function form(pattern: { test(text: string): boolean }, right: string): Kind<string> {
  return kind<string>((value) => (pattern.test(value) ? { value } : { problem: right }));
}

/** One of these words. */
export function oneOf<const T extends string>(words: readonly T[]): Kind<T> {
  const right = `must be ${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  return kind<T>((said) => {
    const value = words.find((word) => word === said);
    return value === undefined ? { problem: right } : { value };
  });
}

/** A whole number within these bounds, both included. */
export function whole(least: number, most: number): Kind<number> {
  return kind<number>((said) => {
    const value = said.trim() === "" ? NaN : Number(said);
    const fits = Number.isInteger(value) && value >= least && value <= most;
    return fits ? { value } : { problem: `must be a whole number from ${least} to ${most}` };
  });
}

type Values<T> = { [Name in keyof T]: T[Name] extends Setting<infer Value> ? Value : never };

/** The values of settings by their names, and what is wrong with which. Values of wrong ones are missing. */
export function readSettings<T extends Record<string, Setting<unknown>>>(
  settings: T,
  env: Readonly<Record<string, string | undefined>>,
): { values: Values<T>; problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  for (const [field, setting] of Object.entries(settings)) {
    const read = setting.read(env[field]);
    if ("problem" in read) problems.push({ field, message: read.problem });
    else values[field] = read.value;
  }
  return { values: values as Values<T>, problems };
}
