import type { Utterance } from "../counting/snapshot.ts";
import { countryTable, stanceTable, totalTiles } from "./html-figures.ts";
import { quoteSection } from "./html-quotes.ts";
import { PAGE_STYLE } from "./html-style.ts";
import { html, type Markup } from "./html-template.ts";
import { timelineFigure } from "./html-timeline.ts";
import { countingNotes } from "./notes.ts";
import { remarks } from "./remarks.ts";
import type { Report } from "./report.ts";
import { positionSentence, verdictSentence } from "./verdict-sentence.ts";

// Markup, so that its quotes stay what they are.
const SAFETY = html`default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action
'none'`;

/** The report as one HTML page that needs no network and no script, for screen, phone and paper. */
export function renderHtml(report: Report, utterances: readonly Utterance[]): string {
  const style: Markup = { markup: PAGE_STYLE };
  const position = positionSentence(report);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${SAFETY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${report.title}: reactions</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <header>
          <p class="kicker">Reactions by country · ${report.event}</p>
          <h1 dir="auto">${report.title}</h1>
        </header>
        <main>
          <p class="verdict">${keptTogether(verdictSentence(report))}</p>
          ${position === null ? null : html`<p>${position}</p>`}
          ${remarks(report).map((remark) => html`<p class="remark">${remark}</p>`)}
          ${totalTiles(report)} ${report.totals.utterances === 0 ? null : figures(report)}
          ${quoteSection(report, utterances)}
        </main>
        <footer>
          <h2>How this was counted</h2>
          <ul class="soft">
            ${countingNotes(report).map((note) => html`<li>${note}</li>`)}
          </ul>
        </footer>
      </body>
    </html>`;
  return page.markup;
}

function figures(report: Report): Markup {
  return html`<section>
      <h2>Stances</h2>
      ${stanceTable(report)}
    </section>
    <section>
      <h2>Countries</h2>
      ${countryTable(report)}
    </section>
    <section>
      <h2>Timeline</h2>
      ${timelineFigure(report)}
    </section>`;
}

/** A figure stays on one line with its percent sign and its interval. */
function keptTogether(sentence: string): Markup {
  const [first = "", ...rest] = sentence.split(/ (?=[%[])/);
  return html`${first}${{ markup: rest.map((part) => html`&nbsp;${part}`.markup).join("") }}`;
}
