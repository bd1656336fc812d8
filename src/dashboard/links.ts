import type { Links } from "../reporting/html-anchors.ts";
import { countedView, eventAddress, type View } from "./view.ts";

/** Figures lead to the statements that they count, listed on the same page. */
export function linksOf(event: string, view: View): Links {
  const counted = countedView(view);
  const listed = (filter: View) => `${eventAddress(event, { ...counted, ...filter })}#statements`;
  return {
    note: "A figure leads to the statements that it counts.",
    ofStance: (stance) => listed({ stance }),
    ofCountry: (stance, country) =>
      listed({ country: country ?? "none", ...(stance !== null && { stance }) }),
  };
}
