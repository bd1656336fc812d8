import { DAY_MS, dayNumber, dayOfNumber } from "../statement/days.ts";
import { type Judged, RANKS, type Role, type Stance } from "../statement/tags.ts";
import type { Cell } from "./snapshot.ts";
import { CONFIDENCE_CLASSES, confidenceClass } from "./sureness.ts";

export const STANCE_LETTERS = {
  welcoming: "w",
  skeptical: "s",
  hostile: "h",
  neutral: "n",
} as const;
export const SENTIMENT_LETTERS = { negative: "-", neutral: "0", positive: "+" } as const;
export const ROLE_LETTERS = {
  official: "o",
  opposition: "p",
  expert: "e",
  business: "b",
  media: "m",
  civil: "c",
  unknown: "u",
} as const satisfies Record<Role, string>;
/** A class of confidence; a for none. The letter is small where the utterance has a speaker. */
const CONFIDENCE_LETTERS = new Map(
  CONFIDENCE_CLASSES.map((limit, i) => [
    limit as number,
    String.fromCharCode("b".charCodeAt(0) + i),
  ]),
);
/** The letters of an utterance whose confidence was not measured, by whether it has a speaker. */
const NOT_MEASURED = { attributed: "a", unattributed: "u" } as const;
export const KIND_LETTERS = { background: "b", reaction: "r", otherLanguage: "l" } as const;

/** Who judged an utterance; where nobody did there is no letter. */
const JUDGED_LETTERS = {
  corrected: "h",
  confirmed: "k",
  correctedByModel: "m",
  confirmedByModel: "n",
} as const satisfies Record<Judged, string>;

/** A day as the number of days since 1970, "-" for none: short, and a moment is day plus time of day. */
export function dayWord(day: string | null): string {
  return day === null ? "-" : String(dayNumber(day));
}

/** The day behind a `dayWord`. */
export function readDayWord(word: string): string | null {
  return word === "-" ? null : dayOfNumber(Number(word));
}

/**
 * Milliseconds from the start of the written day in UTC, which a zone may put outside that day, in base
 * 36; "-" for an undated moment (null).
 */
export function timeOfDay(instant: number | null, day: string | null): string {
  if (instant === null || day === null) return "-";
  return (instant - dayNumber(day) * DAY_MS).toString(36);
}

/** The moment behind a `timeOfDay`; null when it is undated. */
export function readInstant(time: string, day: string | null): number | null {
  return day === null ? null : dayNumber(day) * DAY_MS + Number.parseInt(time, 36);
}

/**
 * A cell but for its model, in one short word: country ("-" for none), the day, and a letter each for
 * stance, sentiment and role, b(ackground), r(eaction) or another l(anguage), one for confidence and
 * attribution, and the number of the rank from 0. That one is a(ttributed) or u(nattributed) without a
 * confidence, else b to m by its class, a capital for unattributed. Where a reader judged the utterance,
 * a letter for who it was follows.
 * `US.19473.w+ora3` stands for an attributed reaction of the US, welcoming, positive, by another official.
 */
export function cellCode(cell: Omit<Cell, "model">): string {
  const { country, stance, sentiment, role, rank, day } = cell;
  const letters = [
    STANCE_LETTERS[stance],
    SENTIMENT_LETTERS[sentiment],
    ROLE_LETTERS[role],
    KIND_LETTERS[kindOf(cell)],
    surenessLetter(cell),
    RANKS.indexOf(rank),
    cell.judged === undefined ? "" : JUDGED_LETTERS[cell.judged],
  ].join("");
  return `${countryWord(country)}.${dayWord(day)}.${letters}`;
}

/** A code as a word of letters, digits and "_", whatever a tagger of one's own calls a country. */
export function countryWord(country: string | null): string {
  if (country === null) return "-";
  if (country === "") return "_";
  return country.replaceAll(/[^A-Za-z0-9]/g, (unit) => `_${unit.charCodeAt(0).toString(16)}_`);
}

/** The code behind a `countryWord`. */
export function readCountryWord(word: string): string | null {
  if (word === "-") return null;
  if (word === "_") return "";
  return word.replaceAll(/_([0-9a-f]+)_/g, (_, unit: string) =>
    String.fromCharCode(Number.parseInt(unit, 16)),
  );
}

function surenessLetter({
  confidence,
  attributed,
}: Pick<Cell, "confidence" | "attributed">): string {
  const letter = confidence === null ? undefined : CONFIDENCE_LETTERS.get(confidence);
  if (letter === undefined) return NOT_MEASURED[attributed ? "attributed" : "unattributed"];
  return attributed ? letter : letter.toUpperCase();
}

/** The letter of an attributed stance of this confidence, which was measured. */
export function confidenceLetter(confidence: number): string {
  return surenessLetter({ confidence: confidenceClass(confidence), attributed: true });
}

/** The letters of cells that are sure enough, in a row; those without a confidence are among them. */
export function lettersSureFrom(sureFrom: number): string {
  const letters = CONFIDENCE_CLASSES.filter((limit) => limit >= sureFrom).flatMap((confidence) =>
    [true, false].map((attributed) => surenessLetter({ confidence, attributed })),
  );
  return [...Object.values(NOT_MEASURED), ...letters].join("");
}

function readSureness(letter = ""): Pick<Cell, "confidence" | "attributed"> {
  if (letter === NOT_MEASURED.unattributed) return { attributed: false, confidence: null };
  const small = letter.toLowerCase();
  const known = [...CONFIDENCE_LETTERS].find(([, its]) => its === small);
  return { attributed: letter === small, confidence: known?.[0] ?? null };
}

function kindOf({ background, otherLanguage }: Pick<Cell, "background" | "otherLanguage">) {
  if (otherLanguage) return "otherLanguage";
  return background ? "background" : "reaction";
}

/** The cell behind a `cellCode`. Throws for any other word. */
export function readCellCode(code: string): Omit<Cell, "model"> {
  const [country, day, letters] = code.split(".");
  if (!country || !day || !letters) throw notCell(code);
  return { country: readCountryWord(country), day: readDayWord(day), ...readLabels(letters) };
}

/** What the letters of a cell stand for. */
export type Labels = Omit<Cell, "country" | "day" | "model">;

/** The labels behind the letters of a cell. Throws for any other word. */
export function readLabels(letters: string): Labels {
  if (!/^.{6}.?$/.test(letters)) throw notCell(letters);
  const [stance, sentiment, role, kind, sureness, rank, judged] = letters;
  return {
    stance: readStance(stance),
    sentiment: wordOf(SENTIMENT_LETTERS, sentiment),
    role: wordOf(ROLE_LETTERS, role),
    rank: RANKS[Number(rank)] ?? "anyone",
    ...readKind(kind),
    ...readSureness(sureness),
    ...(judged !== undefined && { judged: wordOf(JUDGED_LETTERS, judged) }),
  };
}

function notCell(word: string): Error {
  return new Error(`Not a cell: ${word}`);
}

/** The kind of an utterance by its letter in a `cellCode`. */
export function readKind(letter: string | undefined): Pick<Cell, "background" | "otherLanguage"> {
  return {
    background: letter === KIND_LETTERS.background,
    otherLanguage: letter === KIND_LETTERS.otherLanguage,
  };
}

/** The stance behind its letter in a `cellCode`. */
export function readStance(letter: string | undefined): Stance {
  return wordOf(STANCE_LETTERS, letter);
}

function wordOf<T extends string>(letters: Record<T, string>, letter: string | undefined): T {
  const word = (Object.keys(letters) as T[]).find((candidate) => letters[candidate] === letter);
  if (!word) throw new Error(`None of ${Object.keys(letters).join(", ")} is written ${letter}`);
  return word;
}

const FIELD = /^[^.]*\.[\d-]+\.[^.]{5,7}\.[^.]*$/;

/** Whether a field of the store is that of a cell. */
export function isCellField(field: string): boolean {
  return FIELD.test(field);
}

/** A cell with its model as a key that no other cell has. */
export function cellKey(cell: Cell): string {
  return `${cellCode(cell)}.${cell.model}`;
}
