import type { Speaker } from "./known-speakers.ts";

const HEADING = /^(\p{Lu}[^()]{1,60}?) ?\((\p{Lu}[\p{L} .'’-]{1,40})\)$/u;

/** The paper that a press review's heading names, with its country: "Le Monde (France)". */
export function readOutlet(heading: string): Speaker | null {
  const match = HEADING.exec(heading);
  const [, name = "", country] = match ?? [];
  return match && { name, affiliation: country, kind: "outlet" };
}
