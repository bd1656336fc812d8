import { html, type Markup } from "../html-template.ts";
import type { CountryRow } from "../report.ts";
import type { World } from "../world.ts";
import { wrapText } from "../display-width.ts";
import { CHART_WIDTH, COLOURS, type Draw, INK, linesAt, PAPER, tenth, TRACK } from "./chart.ts";
import { LEGEND_HEIGHT, stanceLegend } from "./legend.ts";

const POINT = 9;
const LINE_HEIGHT = 16;
const COLUMNS = 105;

/** The world, each country in the colour of its latest statement; bodies stand below in words. */
export const mapChart: Draw = ({ report, around }) => {
  if (!around) return { height: 0, markup: html`` };
  const { world } = around;
  const spoke = report.countries.filter(({ n }) => n > 0);
  const rows = new Map(spoke.map((row) => [row.country, row]));
  const scale = CHART_WIDTH / world.width;
  const height = Math.ceil(world.height * scale);
  const said = bodiesText(spoke, world);
  const lines = said === null ? [] : wrapText(said, COLUMNS);
  return {
    height: LEGEND_HEIGHT + height + lines.length * LINE_HEIGHT,
    markup: html`${stanceLegend(0, "pale: no statement found; striped: disputed")}
      <g transform="translate(0 ${LEGEND_HEIGHT}) scale(${scale})">${shapesOf(world, rows)}</g>
      ${linesAt(lines, { x: 0, y: LEGEND_HEIGHT + height + 12, size: 12, lineHeight: LINE_HEIGHT })}`,
  };
};

function shapesOf(world: World, rows: ReadonlyMap<string | null, CountryRow>): Markup {
  const fillBy = (code: string | null) => {
    const stance = code === null ? undefined : rows.get(code)?.position?.stance;
    return stance === undefined ? TRACK : COLOURS[stance];
  };
  const shapes = world.countries.map(({ code, disputed, path }) => {
    const hatch = disputed ? html`<path d="${path}" fill="url(#disputed)" />` : null;
    return html`<path
        d="${path}"
        fill="${fillBy(code)}"
        stroke="${PAPER}"
        stroke-width="1.5"
      />${hatch}`;
  });
  const points = world.small
    .filter(({ code }) => rows.get(code)?.position)
    .map(
      ({ code, x, y }) =>
        html`<circle
          cx="${tenth(x)}"
          cy="${tenth(y)}"
          r="${POINT}"
          fill="${fillBy(code)}"
          stroke="${INK}"
        />`,
    );
  return html`${shapes} ${points}`;
}

/** Those who have no place on the map, with their latest stance; null where there are none. */
function bodiesText(spoke: readonly CountryRow[], world: World): string | null {
  const drawn = new Set([...world.countries, ...world.small].map(({ code }) => code));
  const bodies = spoke.flatMap(({ country, name, position }) =>
    country !== null && position && !drawn.has(country) ? [`${name} (${position.stance})`] : [],
  );
  return bodies.length === 0 ? null : `Bodies: ${bodies.join(", ")}`;
}
