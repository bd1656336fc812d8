import type { FoldedStatement } from "../counting/folds.ts";
import type { Utterance } from "../counting/snapshot.ts";
import { isBackground, type TaggedStatement, type TextField } from "../statement/tags.ts";
import { asShown } from "./as-shown.ts";
import { wrapText } from "./display-width.ts";
import { hasEvidence, type Showing, shownStretches } from "./evidence-stretches.ts";
import { countOf, formatTone } from "./figures.ts";
import { terminalText, webLink } from "./hostile-text.ts";
import { homeText } from "./home-text.ts";
import { historyLines, judgedText } from "./judged-words.ts";
import { articlePlace, asQuoted, dayOf, printedText } from "./quotes.ts";
import { repeatedText, wordingText } from "./render-folds.ts";
import { stanceText } from "./stance-words.ts";
import { BAR_CHARACTERS } from "./terminal-bars.ts";
import {
  type Paint,
  type Palette,
  type TerminalOptions,
  palette,
  usableWidth,
} from "./terminal-paint.ts";

const INDENT = "  ";
// In the wrapped text private marks stand for evidence; terminalText lets none of them in.
const CUE = "\u0001";
const INFERRED = "\u0002";
const CLOSE = "\u0003";
// eslint-disable-next-line no-control-regex
const ANY = /([\u0001-\u0003])/;

type Marks = Record<Showing, [open: string, close: string]>;
const SGR_MARKS: Marks = { cue: [CUE, CLOSE], inferred: [INFERRED, CLOSE], plain: ["", ""] };
const TEXT_MARKS: Marks = { cue: ["[", "]"], inferred: ["{", "}"], plain: ["", ""] };

/**
 * Utterances for a terminal of 40 to 200 columns, one under the other; the words that decided a tag
 * are underlined, or without colour in brackets; those it was inferred from are in italics, or in
 * braces. No line is wider than the terminal.
 */
export function renderStatements(
  utterances: readonly Utterance[],
  options: TerminalOptions & {
    sureFrom?: number;
    legend?: boolean;
    /** By the ids of the statements shown: in which wordings each was printed. */
    folds?: ReadonlyMap<string, FoldedStatement>;
  },
): string {
  if (utterances.length === 0) return "No statement was found.";
  const paint = palette(options.color);
  const width = usableWidth(options.width);
  const style = { paint, color: options.color, sureFrom: options.sureFrom };
  const shown = utterances.map((utterance) => {
    const folded = foldedLines(utterance, options.folds).flatMap((line) =>
      wrapMarked(line, width, style).map((part) => INDENT + part),
    );
    return [...utteranceLines(asShown(utterance), width, style), ...folded].join("\n");
  });
  const legend = legendLines(width, style).map(paint.faint).join("\n");
  return [...shown, ...(options.legend === false ? [] : [legend])].join("\n\n");
}

function legendLines(width: number, { color }: Style): string[] {
  const [cue, inferred] = color ? ["underlined", "in italics"] : ["in [brackets]", "in {braces}"];
  const legend =
    `The words that decided a tag are ${cue}; where there is no cue, the words that weighed most ` +
    `are ${inferred}. The number behind the stance is its score, from 0 to 1.`;
  return wrapText(legend, width);
}

/** So many other wordings are shown; `readout folds` has them all. */
const MOST_WORDINGS = 5;

/** When a statement was said again, and the other wordings in which it was printed. */
function foldedLines(
  { statement }: Utterance,
  folds: ReadonlyMap<string, FoldedStatement> = new Map(),
): string[] {
  const folded = folds.get(statement.id);
  if (folded === undefined) return [];
  const again = repeatedText(folded);
  const others = folded.wordings.filter((wording) => wording.statement?.id !== statement.id);
  const left = others.length - MOST_WORDINGS;
  return [
    ...(again === null ? [] : [again]),
    ...others
      .slice(0, MOST_WORDINGS)
      .map((wording) => `Also: ${wordingText(wording)} (${countOf(wording.mentions, "mention")})`),
    ...(left > 0 ? [`${countOf(left, "more wording")}: readout folds`] : []),
  ];
}

type Style = { paint: Palette; color: boolean; sureFrom?: number };

function utteranceLines(utterance: Utterance, width: number, style: Style): string[] {
  const { statement } = utterance;
  const { paint } = style;
  const { tags, outlet, url } = statement;
  const stance = tags.stance.label;
  const heading = [
    `${BAR_CHARACTERS[stance]} ${stanceText(tags, style.sureFrom)}`,
    `tone ${formatTone(tags.sentiment.score)} ${tags.sentiment.label}`,
    terminalText(tags.country.code ?? "no country"),
    tags.role,
    dayOf(statement) ?? "undated",
    isBackground(statement) ? "background, not counted" : null,
  ];
  const source = [
    outlet === undefined ? null : marked(statement, "outlet", style),
    printedText(utterance),
    terminalText(statement.id),
  ];
  const link = webLink(url);
  const home = homeText(statement);
  const place = articlePlace(statement);
  const { quoted, open, close } = asQuoted(statement);
  const judged = judgedText(statement);
  const history = historyLines(utterance.corrections ?? []);
  const body = [
    ...wrapMarked(speakerText(statement, style), width, style),
    ...wrapMarked(`${open}${marked(quoted, "text", style)}${close}`, width, style),
    ...(hasEvidence(statement, "context")
      ? wrapMarked(`In context: ${marked(statement, "context", style)}`, width, style)
      : []),
    ...(home === null ? [] : wrapMarked(terminalText(home), width, style)),
    ...wrapMarked(join(source), width, style).map(paint.faint),
    ...(place === null ? [] : wrapMarked(terminalText(place), width, style).map(paint.faint)),
    ...(link === null ? [] : wrapMarked(link, width, style).map(paint.faint)),
    ...(judged === null ? [] : wrapMarked(terminalText(judged), width, style)),
    ...history.flatMap((text) => wrapMarked(terminalText(text), width, style).map(paint.faint)),
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

function marked(statement: TaggedStatement, field: TextField, { color }: Style): string {
  const marks = color ? SGR_MARKS : TEXT_MARKS;
  const stretches = shownStretches(statement, field).map(({ text, showing }) => {
    const [open, close] = marks[showing];
    return `${open}${terminalText(text)}${close}`;
  });
  return stretches.join("");
}

function wrapMarked(text: string, width: number, { paint }: Style): string[] {
  let within: Paint | null = null;
  return wrapText(text, width - INDENT.length).map((line) => {
    const pieces = line.split(ANY);
    return pieces
      .map((piece) => {
        if (!ANY.test(piece)) return within ? within(piece) : piece;
        if (piece === CLOSE) within = null;
        else within = piece === CUE ? paint.underline : paint.italic;
        return "";
      })
      .join("");
  });
}
