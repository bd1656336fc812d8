const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const UPPER = /\p{Lu}/u;

/** A letter or digit; the half of a surrogate pair is neither. */
export function isLetterOrDigit(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code < 128) {
    return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  }
  return LETTER_OR_DIGIT.test(character);
}

/** A blank of any width, or a line end. */
export function isSpace(character: string): boolean {
  return character === " " || character === "\n" || character === "\u00a0" || /\s/.test(character);
}

/** A capital letter. */
export function isUpper(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 128 ? code > 64 && code < 91 : UPPER.test(character);
}
