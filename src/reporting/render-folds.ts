import type { FoldedStatement, FoldedWording } from "../counting/folds.ts";
import { wrapText } from "./display-width.ts";
import { countOf } from "./figures.ts";
import { terminalText } from "./hostile-text.ts";
import { type TerminalOptions, palette, usableWidth } from "./terminal-paint.ts";

const INDENT = "  ";

/** Statements in several wordings for a terminal: each with its wordings, the one that names it first. */
export function renderFolds(
  statements: readonly FoldedStatement[],
  options: TerminalOptions,
): string {
  if (statements.length === 0) return "No utterances are folded.";
  const paint = palette(options.color);
  const width = usableWidth(options.width);
  const shown = statements.map((statement) => {
    const heading = wrapText(headingOf(statement), width).map(paint.bold);
    const wordings = statement.wordings.flatMap((wording) => {
      const said = wrapText(wordingText(wording), width - INDENT.length);
      const place = wrapText(placeText(wording, statement), width - INDENT.length);
      return [...said, ...place.map(paint.faint)].map((line) => INDENT + line);
    });
    return [...heading, ...wordings].join("\n");
  });
  return shown.join("\n\n");
}

/** `3 wordings, 12 mentions, said again after 23 days`. */
function headingOf({ wordings, mentions, ...statement }: FoldedStatement): string {
  const again = repeatedText(statement)?.toLowerCase() ?? null;
  const parts = [countOf(wordings.length, "wording"), countOf(mentions, "mention"), again];
  return parts.filter((part) => part !== null).join(", ");
}

/** That an old statement was said again, and when; null where it was only reprinted. */
export function repeatedText({
  repeated,
  lastedDays,
}: Pick<FoldedStatement, "repeated" | "lastedDays">): string | null {
  return repeated ? `Said again after ${countOf(lastedDays ?? 0, "day")}` : null;
}

/** Who said what, in one of its wordings. */
export function wordingText({ statement }: FoldedWording): string {
  if (statement === null) return "A wording whose text is gone";
  const { speaker = "No speaker named", text } = statement;
  return terminalText(`${speaker}: ${text}`);
}

const WHY = { words: "", quotation: ", the quotation goes on", hand: ", by hand" } as const;

function placeText(wording: FoldedWording, { group }: FoldedStatement): string {
  const { utterance, similarity, by, mentions, statement } = wording;
  const how = utterance === group ? null : `similarity ${similarity.toFixed(2)}${WHY[by]}`;
  const parts = [how, statement?.outlet, countOf(mentions, "mention"), utterance];
  return terminalText(parts.filter((part) => typeof part === "string").join(" · "));
}
