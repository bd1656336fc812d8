import { countOf, formatCount } from "../reporting/figures.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { Frame } from "./frame.tsx";
import { Live, type LiveStatus } from "./live-status.tsx";
import { Scrolled } from "./scrolled.tsx";
import type { PageState } from "./state.ts";
import { eventAddress } from "./view.ts";

export type EventsPageProps = Omit<PageState & { page: "events" }, "page"> & { live: LiveStatus };

/** The list of events. */
export function EventsPage({ events, unreadable, offers, live }: EventsPageProps) {
  const latestFirst = events.toSorted((a, b) => ((a.lastDay ?? "") < (b.lastDay ?? "") ? 1 : -1));
  return (
    <Frame offers={offers} status={<Live status={live} />}>
      <h1>Events</h1>
      {unreadable.map((message) => (
        <p class="remark">{terminalText(message)}</p>
      ))}
      {events.length === 0 ? <NoEvents send={offers.send} /> : null}
      {events.length > 0 ? (
        <Scrolled label="Events">
          <table>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col" class="number">
                  Utterances
                </th>
                <th scope="col" class="number spare">
                  Mentions
                </th>
                <th scope="col" class="number">
                  Last day
                </th>
              </tr>
            </thead>
            <tbody>
              {latestFirst.map(({ event, title, utterances, mentions, lastDay }) => (
                <tr key={event}>
                  <th scope="row">
                    <a href={eventAddress(event)}>
                      <bdi>{terminalText(title)}</bdi>
                    </a>
                  </th>
                  <td class="number">{formatCount(utterances)}</td>
                  <td class="number spare">{formatCount(mentions)}</td>
                  <td class="number">{lastDay ?? "undated"}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="soft">{countOf(events.length, "event")}; the one of the latest day first.</p>
        </Scrolled>
      ) : null}
    </Frame>
  );
}

function NoEvents({ send }: { send: boolean }) {
  return (
    <section class="empty">
      <p>Nothing has been counted yet.</p>
      <ul>
        {send ? (
          <li>
            <a href="/add">Paste an article</a> and see what is found in it before it is counted.
          </li>
        ) : null}
        <li>
          Send a file: <code>readout enqueue FILE.jsonl</code>
        </li>
        <li>
          Look at the sample: <code>readout enqueue samples/statements.jsonl</code>
        </li>
      </ul>
      <p class="soft">
        A worker (<code>readout work</code>) counts what is sent, and this page shows it then.
      </p>
    </section>
  );
}
