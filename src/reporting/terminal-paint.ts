import type { Stance } from "../statement/tags.ts";

/** How wide the terminal is, in columns, and whether it shows colour. */
export type TerminalOptions = { width: number; color: boolean };

/** Writes text in a colour or weight; what it is given has its final width already. */
export type Paint = (text: string) => string;

export type Palette = {
  bold: Paint;
  faint: Paint;
  underline: Paint;
  italic: Paint;
  stance: Record<Stance, Paint>;
};

/** The paints of a terminal; without colour they leave text as it is. */
export function palette(color: boolean): Palette {
  const sgr =
    (on: number, off: number): Paint =>
    (text) =>
      color && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    bold: sgr(1, 22),
    faint: sgr(2, 22),
    underline: sgr(4, 24),
    italic: sgr(3, 23),
    // Cyan, yellow and magenta stay apart for colour-blind readers; the characters differ too.
    stance: {
      welcoming: sgr(36, 39),
      skeptical: sgr(33, 39),
      hostile: sgr(35, 39),
      neutral: sgr(90, 39),
    },
  };
}

/** The width to write for: the one that was asked for, within 40 to 200 columns; 80 when that is not a number. */
export function usableWidth(width: number): number {
  return Number.isFinite(width) ? Math.min(200, Math.max(40, Math.floor(width))) : 80;
}
