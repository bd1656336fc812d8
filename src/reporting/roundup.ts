import type { Utterance } from "../counting/snapshot.ts";
import type { Stance } from "../statement/tags.ts";
import { type QuoteGroup, quoteGroups } from "./quotes.ts";
import type { ReportedEvent } from "./reported-event.ts";

/** Speakers that a paragraph names at most. */
const MOST_NAMED = 6;
/** A longer text is cut at a space. */
const MOST_LETTERS = 240;

/** A stance, how many utterances took it, those that are told, and how many are not. */
export type RoundupPart = { stance: Stance; n: number; told: Utterance[]; more: number };

/**
 * What is told of each stance, the commonest first: one utterance of each country, those of officials first, in the order of
 * the report's countries; then others of them while there is room.
 */
export function roundupOf(reported: ReportedEvent): RoundupPart[] {
  return quoteGroups(reported)
    .filter(({ shown }) => shown.length > 0)
    .toSorted((a, b) => b.n - a.n)
    .map((group) => {
      const told = chosen(group);
      return { stance: group.stance, n: group.n, told, more: group.n - told.length };
    });
}

function chosen({ shown }: QuoteGroup): Utterance[] {
  const first = new Map<string | null, Utterance>();
  for (const utterance of shown) {
    const { code } = utterance.statement.tags.country;
    const known = first.get(code);
    const better = known && !isOfficial(known) && isOfficial(utterance);
    if (!known || better) first.set(code, utterance);
  }
  const ofEach = [...first.values()];
  const others = shown.filter((utterance) => !ofEach.includes(utterance));
  return [...ofEach, ...others].slice(0, MOST_NAMED);
}

function isOfficial({ statement }: Utterance): boolean {
  return statement.tags.role === "official";
}

/** A text that a paragraph has room for. */
export function shortened(text: string): string {
  const whole = text.trim();
  if (whole.length <= MOST_LETTERS) return whole;
  const cut = whole.slice(0, MOST_LETTERS);
  const end = cut.lastIndexOf(" ");
  return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:.–—-]{1,9}$/, "").toWellFormed()}…`;
}
