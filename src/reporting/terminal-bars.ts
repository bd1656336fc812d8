import { STANCES, type Stance } from "../statement/tags.ts";
import type { Paint, Palette } from "./terminal-paint.ts";

/** The character of each stance's bar: told apart without colour. */
export const BAR_CHARACTERS: Record<Stance, string> = {
  welcoming: "█",
  skeptical: "▒",
  hostile: "#",
  neutral: "·",
};

/** A bar of one stance, `share` (0 to 1) of `width` long; a share above 0 always shows. */
export function shareBar(stance: Stance, share: number, width: number): string {
  const length = share > 0 ? Math.max(1, Math.round(share * width)) : 0;
  return BAR_CHARACTERS[stance].repeat(length);
}

/**
 * All stances in one bar: a character for each utterance while they fit in `width`, then in
 * proportion, by largest remainder.
 */
export function stackedBar(counts: Record<Stance, number>, width: number): string {
  const total = STANCES.reduce((sum, stance) => sum + counts[stance], 0);
  const length = Math.min(total, width);
  if (length === 0) return "";
  const parts = STANCES.map((stance) => {
    const exact = (counts[stance] / total) * length;
    return { stance, whole: Math.floor(exact), rest: exact % 1 };
  });
  let missing = length - parts.reduce((sum, { whole }) => sum + whole, 0);
  for (const part of parts.toSorted((a, b) => b.rest - a.rest)) {
    if (missing-- > 0) part.whole++;
  }
  return parts.map(({ stance, whole }) => BAR_CHARACTERS[stance].repeat(whole)).join("");
}

/** Paints each run of a bar in its stance's colour. */
export function barPaint(palette: Palette): Paint {
  const paints = new Map(STANCES.map((stance) => [BAR_CHARACTERS[stance], palette.stance[stance]]));
  return (bar) => bar.replace(/█+|▒+|#+|·+/g, (run) => paints.get(run.charAt(0))?.(run) ?? run);
}
