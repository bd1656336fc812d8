import { countOf } from "./figures.ts";
import { swatch } from "./html-bars.ts";
import { html, type Markup } from "./html-template.ts";
import { STANCES } from "../statement/tags.ts";
import type { CountryRow, Report } from "./report.ts";
import type { World } from "./world.ts";

/** Where a country's statements are opened; null where nowhere. */
export type OpensCountry = (country: string) => string | null;

const POINT = 9;

/**
 * Where each country stands by its latest statement, as a map; bodies, which have no place on it, stand below. The
 * table of countries says the same in words. `number` is the event's on its page.
 */
export function worldMap(
  { countries }: Report,
  world: World,
  { number, opens }: { number: number; opens: OpensCountry },
): Markup {
  const rows = new Map(countries.filter(({ n }) => n > 0).map((row) => [row.country, row]));
  const drawn = new Set<string | null>(
    [...world.countries, ...world.small].map(({ code }) => code),
  );
  const bodies = countries.filter(
    ({ country, n }) => n > 0 && country !== null && !drawn.has(country),
  );
  const shapes = world.countries.map((shape) => {
    const row = shape.code === null ? undefined : rows.get(shape.code);
    const hatch = shape.disputed
      ? html`<path d="${shape.path}" fill="url(#disputed-${number})" />`
      : null;
    return placed(html`<path d="${shape.path}" />${hatch}`, { row, name: shape.name, opens });
  });
  const points = world.small.map(({ code, x, y }) => {
    const row = rows.get(code);
    // Those of whom nothing was found would only hide others.
    return row
      ? placed(html`<circle cx="${x}" cy="${y}" r="${POINT}" />`, { row, name: code, opens })
      : html``;
  });
  return html`<figure class="world">
    <svg
      viewBox="0 0 ${world.width} ${world.height}"
      width="100%"
      role="group"
      aria-label="Map of the latest statement of each country"
    >
      <defs>
        <pattern
          id="disputed-${number}"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path class="hatch" d="M0 0V8" />
        </pattern>
      </defs>
      ${shapes} ${points}
    </svg>
    ${legend(bodies, opens)}
  </figure>`;
}

type Placed = { row: CountryRow | undefined; name: string; opens: OpensCountry };

/** A shape with its stance, what it says when pointed at, and where it leads. */
function placed(shape: Markup, { row, name, opens }: Placed): Markup {
  if (!row?.position || row.country === null) {
    return html`<g class="silent"><title>${name}: no statement found</title>${shape}</g>`;
  }
  const { stance, date } = row.position;
  const when = date === null ? "" : ` (${date})`;
  const told = `${row.name}: ${stance}${when}; ${countOf(row.n, "utterance")}`;
  const group = html`<g class="map-${stance}"><title>${told}</title>${shape}</g>`;
  const href = opens(row.country);
  return href === null ? group : html`<a href="${href}" aria-label="${told}">${group}</a>`;
}

function legend(bodies: readonly CountryRow[], opens: OpensCountry): Markup {
  const stances = STANCES.map((stance) => html`<li>${swatch(stance)}${stance}</li>`);
  const others = bodies.flatMap((row) => {
    if (!row.position || row.country === null) return [];
    const words = html`${swatch(row.position.stance)}<bdi>${row.name}</bdi>`;
    const href = opens(row.country);
    return [html`<li>${href === null ? words : html`<a href="${href}">${words}</a>`}</li>`];
  });
  const beside =
    others.length === 0
      ? null
      : html`<ul class="legend">
          <li class="soft">Bodies:</li>
          ${others}
        </ul>`;
  return html`<figcaption>
    <ul class="legend">
      ${stances}
      <li class="soft">by the latest statement; pale: none found; striped: disputed</li>
    </ul>
    ${beside}
  </figcaption>`;
}
