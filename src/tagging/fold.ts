const MARKS = /\p{M}+/gu;
const SILENT = /[.'’`]/g;
const LETTERS: Record<string, string> = {
  ø: "o",
  đ: "d",
  ł: "l",
  ß: "ss",
  æ: "ae",
  ı: "i",
  ð: "d",
  þ: "th",
  œ: "oe",
};
const UNCOMPOSED = /[øđłßæıðþœ]/g;

const KEPT = 20_000;
const kept = new Map<string, string>();

/** A word without what spelling varies in: case, accents, full stops and apostrophes. */
export function fold(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const key = foldAnew(word);
  if (kept.size >= KEPT) kept.clear();
  kept.set(word, key);
  return key;
}

function foldAnew(word: string): string {
  if (word === "'s" || word === "’s") return "'s";
  let folded = word.toLowerCase();
  // Most words are plain ASCII, and normalize() costs more than all the rest.
  // oxlint-disable-next-line no-control-regex
  if (/[^\x00-\x7f]/.test(folded)) {
    folded = folded.normalize("NFD").replace(MARKS, "");
    folded = folded.replace(UNCOMPOSED, (letter) => LETTERS[letter] ?? letter);
  }
  const bare = folded.replace(SILENT, "");
  return bare === "" ? folded : bare;
}

/** Splits a phrase of a lexicon into the keys that the tokens of a text have. */
export function keysOf(phrase: string): string[] {
  const keys: string[] = [];
  for (const word of phrase.split(/[\s/\-–]+/)) {
    const possessive = /^(.+)['’]s$/.exec(word);
    const parts = possessive?.[1] ? [possessive[1], "'s"] : [word];
    for (const part of parts) {
      const comma = part.endsWith(",");
      const key = fold(part.replace(/[,()!?:]/g, ""));
      if (key !== "" && key !== "'") keys.push(key);
      if (comma) keys.push(",");
    }
  }
  return keys;
}
