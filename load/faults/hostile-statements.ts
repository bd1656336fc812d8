import fc from "fast-check";
import { ORIGIN_KINDS, type Statement } from "../../src/statement/statement.ts";

/** What stops tokenizers and patterns when it comes again and again. */
export const NASTY_PIECES = [
  "http://",
  "www.",
  "1",
  "12",
  "1.",
  "1,",
  "1/1/",
  "1-",
  "$1",
  "a-",
  "a-a-",
  "a'",
  "a'a'",
  "a’",
  "a.",
  "U.S.",
  "@a",
  "a@",
  "#",
  "#a",
  ".",
  "..",
  "…",
  ",",
  ";",
  ":",
  "!",
  "?",
  "-",
  "—",
  "(",
  ")",
  "[",
  "]",
  "{",
  "<",
  ">",
  '"',
  "“",
  "”",
  "'",
  "’",
  "‘",
  "«",
  "é",
  "e\u0301",
  "\u0301",
  "\u200d",
  "\u00ad",
  "\u202e",
  "😀",
  "👩‍👩‍👧",
  "🇫🇷",
  "北",
  "Ж",
  "ﬁ",
  "İ",
  "ß",
  "\t",
  "\n",
  " ",
  "\u00a0",
  "A",
  "a",
  "X ",
  "not ",
  "no ",
  "the ",
  "of ",
  "said ",
  "but ",
  "while ",
  "who ",
  "welcome ",
  "condemned ",
  "the deal ",
  "President ",
  "of France ",
  "White House ",
  "constructor ",
  "__proto__ ",
  "n't ",
  "can't ",
  "Côte d’Ivoire ",
  "spokes",
  "-based ",
  "in Paris ",
  "of Brest, ",
  "Japan’s ",
  "Congress of ",
  "the Republicans ",
  "minister of ",
  "NATO member ",
  "from ",
];

/** The fields that tagging reads, and how long the parser lets them be, in UTF-16 code units. */
export const FIELDS = {
  text: 20_000,
  context: 20_000,
  speaker: 2_000,
  affiliation: 2_000,
  place: 2_000,
  outlet: 2_000,
  eventTitle: 2_000,
  cue: 2_000,
} satisfies Partial<Record<keyof Statement, number>>;

/** A statement whose every field is the same piece again and again, as long as it may be. */
export function hostileStatement(piece: string, textLength: number = FIELDS.text): Statement {
  const long = (length: number) => fill(piece, length);
  const fields = Object.entries(FIELDS).map(([field, length]) => [field, long(length)]);
  return {
    id: "hostile",
    event: "summit",
    ...(Object.fromEntries(fields) as object),
    text: long(textLength),
    keywords: Array.from({ length: 200 }, () => long(200)),
    origin: ORIGIN_KINDS.map((by) => ({ country: "LV", by, text: long(2_000), start: 0, end: 6 })),
  };
}

/** Pieces of what a generator makes of the nasty ones. */
export function madePieces(count: number, seed: number): string[] {
  const made = fc
    .array(fc.constantFrom(...NASTY_PIECES), { minLength: 2, maxLength: 8 })
    .map((pieces) => pieces.join(""));
  return fc.sample(made, { numRuns: count, seed });
}

function fill(piece: string, length: number): string {
  return piece
    .repeat(Math.ceil(length / piece.length))
    .slice(0, length)
    .toWellFormed();
}
