import iconv from "iconv-lite";

/**
 * Bytes as windows-1252, of which ISO-8859-1 is the printable part. Not left to TextDecoder: that of several
 * versions of Node.js makes control characters of its quotation marks and dashes.
 */
export function decodeWindows1252(bytes: Buffer): string {
  return iconv.decode(bytes, "windows-1252", { stripBOM: false });
}

// What no text of Western Europe has: controls and bytes that are nothing (U+FFFD); three accented letters in a row,
// as Cyrillic or Greek would give; a sign inside of a word, as other Latin alphabets would; and what UTF-8
// looks like when it is taken for windows-1252.
const STRANGE = [
  /[\0-\x08\x0e-\x1f\x7f\ufffd]/,
  /[À-ÖØ-öø-ÿ]{3}/,
  /[A-Za-zÀ-ÖØ-öø-ÿ][¡-©¬®-³¹¼-¿ƒ†‡ˆ‰][A-Za-zÀ-ÖØ-öø-ÿ]/,
  /[ÂÃ][\xa0-¿€‚-„…†‡ˆ‰Š‹ŒŽ‘-•–—˜™š›œžŸ]|â€/,
];

/** Where a text that was read as windows-1252 can't be that; -1 where it may be. */
export function findStrange(text: string): number {
  const places = STRANGE.map((pattern) => text.search(pattern)).filter((place) => place !== -1);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** The first word of a text with a letter or mark beyond ASCII, by which a person sees whether it was read rightly. */
export function foreignWord(text: string): string | undefined {
  const at = text.search(/[^\0-\x7f]/);
  if (at === -1) return undefined;
  const around = text.slice(Math.max(0, at - 20), at + 20);
  return around.split(/[\s,;"<>]+/).find((word) => /[^\0-\x7f]/.test(word));
}
