import { STANCES } from "../statement/tags.ts";
import { besideText, NO_COUNTRY_IN_COMMON, officeText, verdictText } from "./country-words.ts";
import { countOf, formatCount, formatInterval, formatTone, toneInterval } from "./figures.ts";
import { type Links, linkedFigure } from "./html-anchors.ts";
import { shareTrack, stanceBar, swatch } from "./html-bars.ts";
import { html, type Markup } from "./html-template.ts";
import type { CountryRow, Report, ReportPosition, ShareInterval, StanceShare } from "./report.ts";

/** The totals as a row of tiles. */
export function totalTiles(report: Report): Markup {
  const { totals, sentiment } = report;
  const tile = (name: string, figure: string, note: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${figure} <small>${note}</small></dd>
    </div>`;
  const interval = toneInterval(report);
  const range = interval && `95 %: ${interval}; `;
  const unattributed = `${formatCount(totals.unattributed)} without a speaker`;
  const unknown =
    totals.unknownCountry === 0
      ? "whose voices were counted"
      : `and ${countOf(totals.unknownCountry, "utterance")} whose country is not known`;
  const labels = `${formatCount(sentiment.negative)} negative, ${formatCount(sentiment.positive)} positive`;
  return html`<dl class="totals">
    ${tile("Utterances", formatCount(totals.utterances), unattributed)}
    ${tile("Countries", formatCount(totals.countries), unknown)}
    ${tile("Mentions", formatCount(totals.mentions), `in ${countOf(totals.outlets, "outlet")}`)}
    ${tile("Tone", formatTone(sentiment.mean), `${range}${labels}`)}
  </dl>`;
}

/** A count that leads to what it counts. */
function figureOf(n: number, address: string | null): Markup {
  return linkedFigure(formatCount(n), n === 0 ? null : address);
}

/** The four stances with count, bar, share and interval. */
export function stanceTable({ stance }: Report, links: Links): Markup {
  const estimated = STANCES.some((label) => stance[label].estimate !== null);
  const rows = STANCES.map(
    (label) =>
      html`<tr>
        <th scope="row">${swatch(label)}${label}</th>
        <td class="number">${figureOf(stance[label].n, links.ofStance(label))}</td>
        <td class="wide">${shareTrack(label, stance[label])}</td>
        <td class="number">${intervalMarkup(stance[label])}</td>
        ${estimated ? estimateCell(stance[label]) : null}
      </tr>`,
  );
  const heading = estimated ? html`<th scope="col" class="number">Estimate</th>` : null;
  const note = estimated ? " An estimate takes the errors of the tags into account." : "";
  return html`<p class="soft">
      Shares of the utterances; in brackets, and as a line, the 95 % interval.${note}
    </p>
    <table class="stances">
      <thead>
        <tr>
          <th scope="col">Stance</th>
          <th scope="col" class="number">N</th>
          <td></td>
          <th scope="col" class="number">Share</th>
          ${heading}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function estimateCell({ estimate }: StanceShare): Markup {
  return html`<td class="number">${estimate === null ? null : intervalMarkup(estimate)}</td>`;
}

/** A share and its interval, each of which stays on one line. */
function intervalMarkup(interval: ShareInterval): Markup {
  const [share = "", range = ""] = formatInterval(interval).split(/ (?=\[)/);
  return html`<span class="figure">${share}</span> <span class="figure">${range}</span>`;
}

/** A row for each country that spoke: bar, counts, verdict, tone, and its latest statement; narrow screens spare some. */
export function countryTable({ countries }: Report, links: Links): Markup {
  const heads = STANCES.map(
    (label) =>
      html`<th scope="col" class="number spare" title="${label}">
        ${swatch(label)}<span class="spoken">${label}</span>
      </th>`,
  );
  return html`<p class="soft">
      A bar is full from ten utterances on: a short one says that few spoke. Under five there is no
      verdict. ${links.note}
    </p>
    <div class="scroll" role="region" aria-label="Countries" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Country</th>
            <th scope="col" class="number">N</th>
            <th scope="col">Stances</th>
            <th scope="col" class="spare">Verdict</th>
            ${heads}
            <th scope="col" class="number spare">Tone</th>
            <th scope="col">Latest statement</th>
          </tr>
        </thead>
        <tbody>
          ${countries.filter(({ n }) => n > 0).map((row) => countryLine(row, links))}
        </tbody>
      </table>
    </div>`;
}

function countryLine(row: CountryRow, links: Links): Markup {
  const counts = STANCES.map((label) => {
    const address = links.ofCountry(label, row.country);
    return html`<td class="number spare">${figureOf(row.stance[label], address)}</td>`;
  });
  return html`<tr>
    <th scope="row"><bdi>${row.name}</bdi></th>
    <td class="number">${linkedFigure(formatCount(row.n), links.ofCountry(null, row.country))}</td>
    <td class="bars">${stanceBar(row.n, row.stance)}</td>
    <td class="spare">${verdictText(row)}</td>
    ${counts}
    <td class="number spare">${formatTone(row.sentiment)}</td>
    ${latestCell(row)}
  </tr>`;
}

function latestCell({ country, position }: CountryRow): Markup {
  if (country === null) return html`<td class="latest few">${NO_COUNTRY_IN_COMMON}</td>`;
  return html`<td class="latest">${position === null ? null : positionText(position)}</td>`;
}

function positionText(position: ReportPosition): Markup {
  const { stance, speaker, date } = position;
  const who = speaker === null ? null : html`, <bdi>${speaker}</bdi>`;
  const office = officeText(position);
  const role = office === null ? "" : ` (${office})`;
  const beside = besideText(position);
  const several = beside === null ? null : html`; <span class="few">${beside}</span>`;
  const day = date === null ? null : html`, <span class="day">${date}</span>`;
  return html`${swatch(stance)}${stance}${who}${role}${day}${several}`;
}
