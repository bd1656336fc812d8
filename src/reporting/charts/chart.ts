import type { Stance } from "../../statement/tags.ts";
import { html, type Markup } from "../html-template.ts";
import type { ReportedEvent } from "../reported-event.ts";
import type { ShortName } from "../terminal-rows.ts";

/** The charts of a report. */
export const CHARTS = ["stance", "countries", "timeline", "map"] as const;
export type ChartName = (typeof CHARTS)[number];

export const CHART_TITLES: Record<ChartName, string> = {
  stance: "Stances: share of the utterances, with its 95 % interval",
  countries: "Utterances by country and stance",
  timeline: "Utterances by the day they were first printed",
  map: "Where countries stand by their latest statement",
};

/** A chart drawn from its own upper left corner, and how high it is, in pixels. */
export type Drawn = { height: number; markup: Markup };

export type Draw = (reported: ReportedEvent, shortName: ShortName) => Drawn;

/** The width that a chart has, in pixels. */
export const CHART_WIDTH = 752;

/** Colours of the stances as on the page (Paul Tol's high-contrast scheme); patterns tell them apart in grey. */
export const COLOURS: Record<Stance, string> = {
  welcoming: "#004488",
  skeptical: "#ddaa33",
  hostile: "#bb5566",
  neutral: "#b4bac1",
};
export const INK = "#1b1f24";
export const SOFT = "#59636e";
export const LINE = "#d8dee4";
export const TRACK = "#eef1f4";
export const PAPER = "#ffffff";

/** The fill of a stance: its colour, with the pattern of PATTERNS where it has one. */
export function fillOf(stance: Stance): string {
  return stance === "welcoming" ? COLOURS.welcoming : `url(#${stance})`;
}

/** The patterns of the stances, once for a picture. */
export const PATTERNS: Markup = html`<defs>
  <pattern
    id="skeptical"
    width="8"
    height="8"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <rect fill="${COLOURS.skeptical}" width="8" height="8" />
    <path d="M0 0V8" stroke="#fff" stroke-opacity="0.45" stroke-width="4" />
  </pattern>
  <pattern id="hostile" width="5" height="5" patternUnits="userSpaceOnUse">
    <rect fill="${COLOURS.hostile}" width="5" height="5" />
    <path d="M0 0V5" stroke="#fff" stroke-opacity="0.45" stroke-width="2" />
  </pattern>
  <pattern id="neutral" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect fill="${COLOURS.neutral}" width="6" height="6" />
    <circle fill="#fff" fill-opacity="0.45" cx="3" cy="3" r="1.4" />
  </pattern>
  <pattern
    id="disputed"
    width="8"
    height="8"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
  >
    <path d="M0 0V8" stroke="${SOFT}" stroke-width="3" />
  </pattern>
</defs>`;

type TextStyle = {
  x: number;
  y: number;
  size?: number;
  fill?: string;
  anchor?: "start" | "middle" | "end";
};

/** One line of text; `y` is its base line. */
export function textAt(text: string, style: TextStyle): Markup {
  const { x, y, size = 13, fill = INK, anchor = "start" } = style;
  return html`<text
    x="${tenth(x)}"
    y="${tenth(y)}"
    font-size="${size}"
    fill="${fill}"
    text-anchor="${anchor}"
    >${text}</text
  >`;
}

/** A length in tenths of a pixel, which is as fine as anybody sees. */
export function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}

/** Lines of text under one another, from `y` as the base line of the first. */
export function linesAt(
  lines: readonly string[],
  { lineHeight, ...style }: TextStyle & { lineHeight: number },
): Markup[] {
  return lines.map((line, at) => textAt(line, { ...style, y: style.y + at * lineHeight }));
}
