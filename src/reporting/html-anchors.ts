import type { Stance } from "../statement/tags.ts";
import { html, type Markup } from "./html-template.ts";
import type { QuoteGroup } from "./quotes.ts";

/** Where the quotes of a page stand, so that figures lead to them. */
export type Anchors = {
  /** The id of a stance's quotes; null where none is shown. */
  ofStance(stance: Stance): string | null;
  /** The id of the first quote of a country; null where none is shown. */
  ofCountry(stance: Stance, country: string | null): string | null;
};

/** The anchors of one event's quotes; `number` is the event's on its page. */
export function openAnchors(groups: readonly QuoteGroup[], number: number): Anchors {
  const ids = new Map<string, string>();
  const keyOf = (stance: Stance, country: string | null) => JSON.stringify([stance, country]);
  for (const { stance, shown } of groups) {
    for (const [index, { statement }] of shown.entries()) {
      const key = keyOf(stance, statement.tags.country.code);
      if (!ids.has(key)) ids.set(key, `said-${number}-${stance}-${index + 1}`);
    }
  }
  return {
    ofStance: (stance) =>
      groups.some((group) => group.stance === stance) ? `said-${number}-${stance}` : null,
    ofCountry: (stance, country) => ids.get(keyOf(stance, country)) ?? null,
  };
}

/** A figure that leads to what it counts, where that is on the page. */
export function linkedFigure(figure: string, id: string | null): Markup {
  return id === null ? html`${figure}` : html`<a href="#${id}">${figure}</a>`;
}
