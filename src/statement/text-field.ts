import { z } from "zod";
import { withCommas } from "./with-commas.ts";

// C0 and C1 control characters, but for tab, line feed and carriage return.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

export const nullish = <T extends z.ZodType>(type: T) => type.nullish();

/** Why a text can't be kept and shown; undefined where it can. */
export function findUnfitText(value: string): string | undefined {
  const control = CONTROL.exec(value);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `has the control character U+${code} at position ${control.index}; only tab and line ends are allowed`;
  }
  return value.isWellFormed()
    ? undefined
    : "has half of a surrogate pair; send well-formed Unicode";
}

/** A text of at most so many characters, without control characters. */
export function line(max: number) {
  const tooLong = `is longer than ${withCommas(max)} characters; shorten it`;
  // One check, and not superRefine: most of the time of reading a file is spent here.
  return z.string().check(({ value, issues }) => {
    if (value.length > max) issues.push({ code: "custom", input: value, message: tooLong });
    const unfit = findUnfitText(value);
    if (unfit !== undefined) issues.push({ code: "custom", input: value, message: unfit });
  });
}
