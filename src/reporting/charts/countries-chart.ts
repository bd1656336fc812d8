import { STANCES } from "../../statement/tags.ts";
import { verdictText } from "../country-words.ts";
import { fitText } from "../display-width.ts";
import { countOf, formatCount } from "../figures.ts";
import { html, type Markup } from "../html-template.ts";
import type { CountryRow } from "../report.ts";
import type { ShortName } from "../terminal-rows.ts";
import { type Draw, fillOf, SOFT, tenth, textAt } from "./chart.ts";
import { LEGEND_HEIGHT, stanceLegend } from "./legend.ts";

const MOST_ROWS = 30;
const ROW = 24;
const BAR = { left: 168, width: 340, height: 16 };
const NAME_COLUMNS = 20;

/** A bar for each country that spoke, all to one scale, and beside it where the country stands. */
export const countriesChart: Draw = ({ report }, shortName) => {
  const spoke = report.countries.filter(({ n }) => n > 0);
  const shown = spoke.slice(0, MOST_ROWS);
  const most = Math.max(...spoke.map(({ n }) => n));
  const rows = shown.map((row, at) =>
    countryRow(row, { y: LEGEND_HEIGHT + at * ROW, most, shortName }),
  );
  const hidden = spoke.length - shown.length;
  const bottom = LEGEND_HEIGHT + shown.length * ROW;
  const rest = `and ${countOf(hidden, "country", "countries")} more`;
  return {
    height: bottom + (hidden > 0 ? ROW : 0),
    markup: html`${stanceLegend(0, "behind the bar: utterances, verdict; latest statement")} ${rows}
    ${hidden > 0 ? textAt(rest, { x: 0, y: bottom + 13, fill: SOFT }) : null}`,
  };
};

function countryRow(
  row: CountryRow,
  { y, most, shortName }: { y: number; most: number; shortName: ShortName },
): Markup {
  let x = BAR.left;
  const parts = STANCES.filter((stance) => row.stance[stance] > 0).map((stance) => {
    const width = (row.stance[stance] / most) * BAR.width;
    const part = html`<rect
      x="${tenth(x)}"
      y="${y}"
      width="${tenth(Math.max(1, width - 1))}"
      height="${BAR.height}"
      fill="${fillOf(stance)}"
    />`;
    x += width;
    return part;
  });
  const name = fitText(shortName(row.country ?? "") ?? row.name, NAME_COLUMNS).trimEnd();
  const verdict = verdictText(row);
  const latest = row.position && `latest ${row.position.stance}`;
  const told = [verdict, latest].filter(Boolean).join("; ");
  return html`${textAt(name, { x: 0, y: y + 13 })} ${parts}
  ${textAt(formatCount(row.n), { x: x + 6, y: y + 13, size: 12 })}
  ${textAt(told, { x: BAR.left + BAR.width + 44, y: y + 13, size: 12, fill: SOFT })}`;
}
