import type { Span } from "../../statement/statement.ts";
import type { Label } from "./labels.ts";

/** What one office says in the entry of its country: its label, and where its words stand. */
export type Entry = Span & { inner: Omit<Label, "next"> };

/** "Foreign ministry (press call, 3 June): ", "President (speech) -- ". */
const OFFICE =
  /(?<=^|[.!?]["”’»]? |["”»] )(\p{Lu}[^.:;!?()"“”«»\n]{2,60}?) \([^()\n]{2,60}\)(?::| ?(?:--|[–—])) +/gu;

/** The entries of the offices of a country, one behind the other; none where no office begins them. */
export function entriesIn(text: string, { start, end }: Span): Entry[] {
  const found = [...text.slice(start, end).matchAll(OFFICE)];
  if (found[0]?.index !== 0) return [];
  return found.map((match, n) => {
    const [whole, office = ""] = match;
    const from = start + match.index;
    const next = found[n + 1];
    const to = next ? start + next.index : end;
    const inner = { text: office, start: from, end: from + office.length, mark: ":" } as const;
    return { start: from + whole.length, end: trimmedEnd(text, to), inner };
  });
}

function trimmedEnd(text: string, end: number): number {
  let to = end;
  while (to > 0 && text.charAt(to - 1) === " ") to--;
  return to;
}
