import { codeUnitAt } from "../../statement/code-unit.ts";

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const UPPER = /\p{Lu}/u;
const SPACE = /\s/;

/** Whether a letter or digit stands at a place; the half of a surrogate pair is neither. */
export function isLetterOrDigit(text: string, at: number): boolean {
  const code = codeUnitAt(text, at);
  if (code < 128) {
    return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  }
  return LETTER_OR_DIGIT.test(text.charAt(at));
}

/** Whether a blank of any width, or a line end, stands at a place. */
export function isSpace(text: string, at: number): boolean {
  const code = codeUnitAt(text, at);
  if (code < 128) return code === 32 || (code > 8 && code < 14);
  return code === 160 || SPACE.test(text.charAt(at));
}

/** A capital letter. */
export function isUpper(character: string): boolean {
  const code = codeUnitAt(character, 0);
  return code < 128 ? code > 64 && code < 91 : UPPER.test(character);
}
