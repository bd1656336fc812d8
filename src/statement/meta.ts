import { z } from "zod";
import { findUnfitText } from "./text-field.ts";

const MAX_META_BYTES = 2_048;

/** The user's own object of strings, kept as it is. */
export const Meta = z
  .custom<Record<string, string>>(isObject, "is not an object; give your own strings by name")
  .superRefine((meta, context) => {
    for (const key of Object.keys(meta)) {
      const message = findUnfitEntry(key, meta[key]);
      if (message !== undefined) return context.addIssue({ code: "custom", path: [key], message });
    }
    if (Buffer.byteLength(JSON.stringify(meta)) > MAX_META_BYTES)
      context.addIssue("is larger than 2 kB; leave some of it out");
  });

function findUnfitEntry(key: string, value: unknown): string | undefined {
  // A program that copies it field by field would lose it, or worse.
  if (key === "__proto__") return "can't be kept under this name; choose another";
  if (typeof value !== "string") return "is not text; write it in quotes";
  return findUnfitText(key) ?? findUnfitText(value);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
