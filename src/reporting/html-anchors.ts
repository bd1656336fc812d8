import { type Stance, STANCES } from "../statement/tags.ts";
import { html, type Markup } from "./html-template.ts";
import type { QuoteGroup } from "./quotes.ts";

/** Where figures lead to, as an address: the statements that they count; null where these are nowhere. */
export type Links = {
  /** Says where a figure leads to. */
  note: string;
  ofStance(stance: Stance): string | null;
  ofCountry(stance: Stance | null, country: string | null): string | null;
};

/** The quotes of the page as what figures lead to; a country's is the first of any stance. */
export function linksTo(anchors: Anchors): Links {
  const addressOf = (id: string | null | undefined) => (id ? `#${id}` : null);
  return {
    note: "A figure leads to the first of the statements that it counts, where they are quoted below.",
    ofStance: (stance) => addressOf(anchors.ofStance(stance)),
    ofCountry: (stance, country) =>
      addressOf(
        (stance === null ? STANCES : [stance])
          .map((one) => anchors.ofCountry(one, country))
          .find((id) => id !== null),
      ),
  };
}

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
export function linkedFigure(figure: string, address: string | null): Markup {
  return address === null ? html`${figure}` : html`<a href="${address}">${figure}</a>`;
}
