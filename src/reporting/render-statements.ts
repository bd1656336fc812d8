import type { Utterance } from "../counting/snapshot.ts";
import type { EvidenceField, TaggedStatement } from "../statement/tags.ts";
import { wrapText } from "./display-width.ts";
import { evidenceRuns, hasEvidence } from "./evidence-runs.ts";
import { formatTone } from "./figures.ts";
import { terminalText, webLink } from "./hostile-text.ts";
import { articlePlace, dayOf, printedText } from "./quotes.ts";
import { BAR_CHARACTERS } from "./terminal-bars.ts";
import { type Palette, type TerminalOptions, palette, usableWidth } from "./terminal-paint.ts";

const INDENT = "  ";
// In the wrapped text a private pair of marks stands for evidence; terminalText lets neither in.
const OPEN = "\u0001";
const CLOSE = "\u0002";
// eslint-disable-next-line no-control-regex
const EITHER = /([\u0001\u0002])/;

/**
 * Utterances for a terminal of 40 to 200 columns, one under the other; the words that decided a tag
 * are underlined, or without colour in brackets. No line is wider than the terminal.
 */
export function renderStatements(
  utterances: readonly Utterance[],
  options: TerminalOptions,
): string {
  if (utterances.length === 0) return "No statement was found.";
  const paint = palette(options.color);
  const width = usableWidth(options.width);
  return utterances
    .map((utterance) =>
      utteranceLines(utterance, width, { paint, color: options.color }).join("\n"),
    )
    .join("\n\n");
}

type Style = { paint: Palette; color: boolean };

function utteranceLines(utterance: Utterance, width: number, style: Style): string[] {
  const { statement } = utterance;
  const { paint } = style;
  const { tags, outlet, url, background } = statement;
  const stance = tags.stance.label;
  const heading = [
    `${BAR_CHARACTERS[stance]} ${stance}`,
    `tone ${formatTone(tags.sentiment.score)} ${tags.sentiment.label}`,
    terminalText(tags.country.code ?? "no country"),
    tags.role,
    dayOf(statement) ?? "undated",
    background ? "background, not counted" : null,
  ];
  const source = [
    outlet === undefined ? null : marked(statement, "outlet", style),
    printedText(utterance),
    terminalText(statement.id),
  ];
  const link = webLink(url);
  const place = articlePlace(statement);
  const body = [
    ...wrapMarked(speakerText(statement, style), width, style),
    ...wrapMarked(marked(statement, "text", style), width, style),
    ...(hasEvidence(statement, "context")
      ? wrapMarked(`In context: ${marked(statement, "context", style)}`, width, style)
      : []),
    ...wrapMarked(join(source), width, style).map(paint.faint),
    ...(place === null ? [] : wrapMarked(terminalText(place), width, style).map(paint.faint)),
    ...(link === null ? [] : wrapMarked(link, width, style).map(paint.faint)),
  ];
  const title = wrapText(join(heading), width).map(paint.stance[stance]);
  return [...title, ...body.map((line) => INDENT + line)];
}

function speakerText(statement: TaggedStatement, style: Style): string {
  const { speaker, affiliation, place } = statement;
  const name = speaker === undefined ? "No speaker named" : marked(statement, "speaker", style);
  const title = affiliation === undefined ? "" : `, ${marked(statement, "affiliation", style)}`;
  const where = place === undefined ? "" : `, ${marked(statement, "place", style)}`;
  return name + title + where;
}

function join(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}

function marked(statement: TaggedStatement, field: EvidenceField, { color }: Style): string {
  const [open, close] = color ? [OPEN, CLOSE] : ["[", "]"];
  const runs = evidenceRuns(statement, field).map(({ text, decided }) =>
    decided.length === 0 ? terminalText(text) : `${open}${terminalText(text)}${close}`,
  );
  // Overlapping spans are several runs, but one stretch of evidence.
  return runs.join("").replaceAll(close + open, "");
}

function wrapMarked(text: string, width: number, { paint }: Style): string[] {
  let within = false;
  return wrapText(text, width - INDENT.length).map((line) => {
    const pieces = line.split(EITHER);
    return pieces
      .map((piece) => {
        if (piece === OPEN || piece === CLOSE) {
          within = piece === OPEN;
          return "";
        }
        return within ? paint.underline(piece) : piece;
      })
      .join("");
  });
}
