import type { ReportedEvent } from "../reporting/reported-event.ts";
import { aroundSection } from "../reporting/html-around.ts";
import { countryTable, stanceTable } from "../reporting/html-figures.ts";
import { leadMarkup } from "../reporting/html-lead.ts";
import { timelineFigure } from "../reporting/html-timeline.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { countingNotes } from "../reporting/notes.ts";
import { Drawn } from "./drawn.tsx";
import { Exports } from "./exports.tsx";
import { Filters } from "./filters.tsx";
import { Frame } from "./frame.tsx";
import { linksOf } from "./links.ts";
import { Live, type LiveStatus } from "./live-status.tsx";
import { Period } from "./period.tsx";
import type { EventState, Offers } from "./state.ts";
import { Statements } from "./statements.tsx";
import type { View } from "./view.ts";

export type EventPageProps = {
  state: EventState;
  view: View;
  offers: Offers;
  /** The map as markup, which the server draws. */
  map: string;
  /** Where this server is, for the command line; empty on the server. */
  origin: string;
  live: LiveStatus;
  /** Whether another view is on its way. */
  loading: boolean;
};

/** The page of one event: the verdict first, who stands where, and the statements behind each figure. */
export function EventPage(props: EventPageProps) {
  const { state, view, offers, map, live, loading } = props;
  const { report, silence, moves } = state;
  const reported: ReportedEvent = { report, utterances: [], onAllDays: state.onAllDays };
  const links = linksOf(report.event, view);
  const opens = (country: string) => links.ofCountry(null, country);
  const nothing = report.totals.utterances === 0;
  return (
    <Frame offers={offers} status={<Live status={live} />}>
      <article aria-busy={loading}>
        <p class="kicker">Reactions by country · {report.event}</p>
        <h1 dir="auto">{terminalText(report.title)}</h1>
        <Drawn of={leadMarkup(reported)} />
        <Period view={view} report={report} />
        {nothing ? null : (
          <>
            <section>
              <h2>Stances</h2>
              <Drawn of={stanceTable(report, links)} />
            </section>
            <section>
              <h2>Where they stand</h2>
              <div id="map" dangerouslySetInnerHTML={{ __html: map }} />
            </section>
            <section id="countries">
              <h2>Countries</h2>
              <Drawn of={countryTable(report, links)} />
            </section>
            <section id="timeline">
              <h2>Timeline</h2>
              <Drawn of={timelineFigure(report, 1)} />
            </section>
            <section>
              <h2>Silence and movement</h2>
              <Drawn of={aroundSection({ silence, moves }, opens)} />
            </section>
          </>
        )}
        <section id="statements" tabIndex={-1}>
          <h2>Statements</h2>
          {offers.correct ? (
            <p>
              <a href={`/events/${report.event}/review`}>Review</a> those that are most likely
              wrong.
            </p>
          ) : null}
          <Filters view={view} report={report} />
          <Statements state={state} view={view} />
        </section>
        <Exports event={report.event} view={view} origin={props.origin} />
        <footer>
          <h2>How this was counted</h2>
          <ul class="soft">
            {countingNotes(report, `readout show ${report.event}`).map((note) => (
              <li>{note}</li>
            ))}
          </ul>
        </footer>
      </article>
    </Frame>
  );
}
