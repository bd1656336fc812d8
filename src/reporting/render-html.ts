import { aroundSection } from "./html-around.ts";
import { type Links, linksTo, openAnchors } from "./html-anchors.ts";
import { countryTable, stanceTable } from "./html-figures.ts";
import { quotationData } from "./html-quotations.ts";
import { quoteSection } from "./html-quotes.ts";
import { PAGE_STYLE } from "./html-style.ts";
import { leadMarkup } from "./html-lead.ts";
import { worldMap } from "./html-map.ts";
import { html, type Markup } from "./html-template.ts";
import { timelineFigure } from "./html-timeline.ts";
import { countingNotes } from "./notes.ts";
import { countOf } from "./figures.ts";
import { quoteGroups } from "./quotes.ts";
import { frozenNotes } from "./render-frozen.ts";
import { type OpensWith, openingCommand, type ReportedEvent } from "./reported-event.ts";

// Markup, so that its quotes stay what they are.
const SAFETY = html`default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action
'none'`;

/**
 * The reports of events as one HTML page that needs no network and no script, for screen, phone and
 * paper; of several, a list at its top leads to each.
 */
export function renderHtml(events: readonly ReportedEvent[], opensWith: OpensWith): string {
  const style: Markup = { markup: PAGE_STYLE };
  const [first] = events;
  const title =
    events.length === 1 && first
      ? `${first.report.title}: reactions`
      : `Reactions to ${countOf(events.length, "event")}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${SAFETY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${events.length > 1 ? eventList(events, title) : null}
        <main>
          ${events.map((reported, index) => eventArticle(reported, index + 1, opensWith))}
        </main>
      </body>
    </html>`;
  return page.markup;
}

function eventList(events: readonly ReportedEvent[], title: string): Markup {
  const items = events.map(
    ({ report }, index) =>
      html`<li>
        <a href="#event-${index + 1}"><bdi>${report.title}</bdi></a>
        <span class="soft">${countOf(report.totals.utterances, "utterance")}</span>
      </li>`,
  );
  return html`<nav aria-label="Events">
    <p class="kicker">${title}</p>
    <ol>
      ${items}
    </ol>
  </nav>`;
}

/** `number` tells an event from the others on the page. */
function eventArticle(reported: ReportedEvent, number: number, opensWith: OpensWith): Markup {
  const { report } = reported;
  const command = openingCommand(reported, opensWith);
  const groups = quoteGroups(reported);
  const anchors = openAnchors(groups, number);
  return html`<article id="event-${number}">
    <header>
      <p class="kicker">Reactions by country · ${report.event}</p>
      <h1 dir="auto">${report.title}</h1>
    </header>
    ${leadMarkup(reported)}
    ${report.totals.utterances === 0 ? null : figures(reported, number, linksTo(anchors))}
    ${quoteSection(report, { groups, anchors, command })} ${quotationData(reported)}
    <footer>
      <h2>How this was counted</h2>
      <ul class="soft">
        ${[...countingNotes(report, command), ...frozenNotes(reported)].map((note) => html`<li>${note}</li>`)}
      </ul>
    </footer>
  </article>`;
}

function figures({ report, around }: ReportedEvent, number: number, links: Links): Markup {
  const opens = (country: string) => links.ofCountry(null, country);
  const map =
    around === undefined
      ? null
      : html`<section>
          <h2>Where they stand</h2>
          ${worldMap(report, around.world, { number, opens })}
        </section>`;
  const others =
    around === undefined
      ? null
      : html`<section>
          <h2>Silence and movement</h2>
          ${aroundSection(around, opens)}
        </section>`;
  return html`<section>
      <h2>Stances</h2>
      ${stanceTable(report, links)}
    </section>
    ${map}
    <section>
      <h2>Countries</h2>
      ${countryTable(report, links)}
    </section>
    <section>
      <h2>Timeline</h2>
      ${timelineFigure(report, number)}
    </section>
    ${others}`;
}
