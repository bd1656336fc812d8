import type { Utterance } from "../counting/snapshot.ts";
import { parsePublished } from "../statement/published.ts";
import { isBackground, STANCES, type Stance, type TaggedStatement } from "../statement/tags.ts";
import { asShown } from "./as-shown.ts";
import { countOf } from "./figures.ts";
import type { Report } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** Utterances of one stance that a report quotes at most; `readout show` has them all. */
export const MOST_QUOTED = 50;

/** The utterances of one stance to be quoted, and how many are not. */
export type QuoteGroup = { stance: Stance; n: number; shown: Utterance[]; hidden: number };

/**
 * The reactions by stance, the latest 50 of each, country by country as the report lists them; a stance
 * that nobody took is left out, and all are when there is nothing to quote.
 */
export function quoteGroups({ report, utterances }: ReportedEvent): QuoteGroup[] {
  const places = new Map(report.countries.map(({ country }, place) => [country, place]));
  const placeOf = ({ statement }: Utterance) =>
    places.get(statement.tags.country.code) ?? places.size;
  const reactions = utterances.filter(({ statement }) => !isBackground(statement)).map(asShown);
  if (reactions.length === 0) return [];
  return STANCES.map((stance) => {
    const all = reactions.filter(({ statement }) => statement.tags.stance.label === stance);
    const { n } = report.stance[stance];
    const latest = all.slice(0, Math.min(n, MOST_QUOTED));
    const shown = latest.toSorted((a, b) => placeOf(a) - placeOf(b));
    return { stance, n, shown, hidden: n - shown.length };
  }).filter(({ n }) => n > 0);
}

/** What a reader does next when a group is not shown whole; without a command there is nothing to do. */
export function hiddenNote({ stance, hidden }: QuoteGroup, command: string | null): string {
  if (command === null) {
    return `${countOf(hidden, "more utterance is", "more utterances are")} not shown.`;
  }
  return `${countOf(hidden, "more utterance")}: ${command} --stance ${stance}`;
}

/** The calendar day written in `publishedAt`, if any. */
export function dayOf({ publishedAt }: TaggedStatement): string | null {
  return publishedAt === undefined ? null : (parsePublished(publishedAt)?.day ?? null);
}

/**
 * A statement as it is quoted: without the comma that led over to its attribution, and in quotation marks
 * where the words are known to be the speaker's own.
 */
export function asQuoted<T extends TaggedStatement>(
  statement: T,
): { quoted: T; open: string; close: string } {
  const text = statement.text.replace(/[,;]\s*$/, "");
  const marked = /^\s*["'“”„«‘‚「]/.test(text);
  // What is partly quoted has marks of its own around that part, and the rest is the paper's.
  const partly = statement.kind === "partial" && !/["“”„«»「」]/.test(text);
  const own = statement.kind === "direct" || partly;
  const [open, close] = own && !marked ? ["“", "”"] : ["", ""];
  return { quoted: { ...statement, text }, open, close };
}

/** How often an utterance was printed, and whether the words are its speaker's own. */
export function printedText({
  statement,
  mentions,
}: Pick<Utterance, "statement" | "mentions">): string {
  const printed = mentions === 1 ? "printed once" : `printed ${countOf(mentions, "time")}`;
  return statement.kind === "indirect" ? `paraphrased, ${printed}` : printed;
}

/** Where in its article a statement stands: its title, and the characters in plain text, if known. */
export function articlePlace({ article, span }: TaggedStatement): string | null {
  const title = article?.title === undefined ? null : `in “${article.title}”`;
  const characters = span === undefined ? null : `characters ${span.start}–${span.end}`;
  const parts = [title, characters].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

/** A look-up of the names that the report gives to countries; a code without a row stays a code. */
export function countryNames({ countries }: Report): (code: string | null) => string {
  const names = new Map(countries.map(({ country, name }) => [country, name]));
  return (code) => names.get(code) ?? code ?? "Not known";
}
