import type { z } from "zod";
import type { Problem } from "../errors.ts";
import { unknownFieldMessage } from "./field-hints.ts";
import { withCommas } from "./with-commas.ts";

/** Unknown fields that are named; an object may have a million of them. */
const MOST_NAMED = 5;

const NEEDED: Record<string, string> = {
  int: "a whole number",
  number: "a whole number",
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** The problems that zod found with `value`, in our words. */
export function toProblems(
  issue: z.core.$ZodIssue,
  value: unknown,
  fields: readonly string[],
): Problem[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys")
    return unknownFields(issue.keys, path === "" ? "" : `${path}.`, fields);
  if (issue.code !== "invalid_type") return [{ field: path || undefined, message: issue.message }];
  if (path === "")
    return [{ message: 'is not a JSON object; one statement is {"event": ..., "text": ...}' }];
  const found = nameType(at(value, issue.path));
  return [
    { field: path, message: `${found}; ${NEEDED[issue.expected] ?? "another value"} is needed` },
  ];
}

function unknownFields(
  keys: readonly string[],
  prefix: string,
  fields: readonly string[],
): Problem[] {
  const names = keys.slice(0, MOST_NAMED).map((key) => `${prefix}${shorten(key)}`);
  const more = keys.length - names.length;
  if (more > 0) {
    const all = `${names.join(", ")} and ${withCommas(more)} more`;
    return [{ message: `${all} are not fields of a statement; ${fields.join(", ")} are` }];
  }
  const inside = "is not a field of a statement; leave it out";
  return names.map((field) => ({
    field,
    message: prefix === "" ? unknownFieldMessage(field, fields) : inside,
  }));
}

function shorten(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60).toWellFormed()}…` : key;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}

function nameType(value: unknown): string {
  if (value === undefined) return "is missing";
  if (value === null) return "is null";
  if (Array.isArray(value)) return "is a list";
  if (typeof value === "string") return "is text";
  if (typeof value === "object") return "is an object";
  return typeof value === "boolean" ? "is true or false" : `is a ${typeof value}`;
}
