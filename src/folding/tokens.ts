/** A word of a text as it stands, in lower case, with what stands before it. */
export type Token = {
  word: string;
  capital: boolean;
  /** A comma, a quotation mark, a dash or the end of a sentence stands before it. */
  broken: boolean;
  startsSentence: boolean;
  /** Dots or an ellipsis before it say that something was left out. */
  leftOut: boolean;
  /** It was put in by an editor: "[the president]". */
  bracketed: boolean;
};

const PIECE =
  /\.{3}|…|[.!?]+|[[\]]|[,;:()"“”„‟«»—–]|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|[%$€£]/gu;
const INITIALS = /(?<!\p{L})(?:\p{Lu}\.){2,8}/gu;
const LEFT_OUT = new Set(["...", "…"]);
const SIGNS = new Map([
  ["%", "percent"],
  ["$", "dollar"],
  ["€", "euro"],
  ["£", "pound"],
]);

/** The words of a text in their order; `atEnd` says whether something was left out behind the last one. */
export function readTokens(text: string): { tokens: Token[]; atEnd: boolean } {
  const plain = text
    .normalize("NFKC")
    .replace(INITIALS, (letters) => `${letters.replaceAll(".", "")} `)
    .replace(/\bUS\b/g, "USA");
  const tokens: Token[] = [];
  let [broken, startsSentence, leftOut, bracketed] = [true, true, false, false];
  for (const [piece] of plain.matchAll(PIECE)) {
    if (piece === "[" || piece === "]") bracketed = piece === "[";
    else if (LEFT_OUT.has(piece)) leftOut = true;
    else if (/^[.!?]/.test(piece)) [broken, startsSentence] = [true, true];
    else if (/^[,;:()"“”„‟«»—–]/.test(piece)) broken = true;
    else {
      const capital = /^\p{Lu}/u.test(piece);
      for (const word of wordsOf(piece)) {
        tokens.push({ word, capital, broken, startsSentence, leftOut, bracketed });
        [broken, startsSentence, leftOut] = [false, false, false];
      }
    }
  }
  return { tokens, atEnd: leftOut };
}

/** A piece as words: without short forms, and a number without the marks between its digits. */
function wordsOf(piece: string): string[] {
  const sign = SIGNS.get(piece);
  if (sign !== undefined) return [sign];
  if (/^\p{N}/u.test(piece)) return [piece.replace(/,(?=\p{N}{3})/gu, "")];
  return withoutShortForms(piece.toLowerCase().replaceAll("’", "'"));
}

const ENDINGS = new Map([
  ["re", "are"],
  ["ve", "have"],
  ["ll", "will"],
  ["m", "am"],
  ["d", "would"],
]);

function withoutShortForms(word: string): string[] {
  if (word === "won't") return ["will", "not"];
  if (word === "can't" || word === "cannot") return ["can", "not"];
  if (word === "let's") return ["let", "us"];
  if (word.endsWith("n't")) return [word.slice(0, -3), "not"];
  const mark = word.lastIndexOf("'");
  if (mark === -1) return [word];
  const [stem, ending] = [word.slice(0, mark).replaceAll("'", ""), word.slice(mark + 1)];
  if (ending === "s") return [stem];
  const long = ENDINGS.get(ending);
  return long === undefined ? [stem + ending] : [stem, long];
}
