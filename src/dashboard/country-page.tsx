import { stanceBar } from "../reporting/html-bars.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { verdictText } from "../reporting/country-words.ts";
import { Drawn } from "./drawn.tsx";
import { Frame } from "./frame.tsx";
import { Position } from "./compare-page.tsx";
import { Scrolled } from "./scrolled.tsx";
import type { PageState } from "./state.ts";
import { eventAddress } from "./view.ts";

/** What one country said about one event after the other, the latest first. */
export function CountryPage({
  name,
  country,
  rows,
  looked,
  offers,
}: PageState & { page: "country" }) {
  return (
    <Frame offers={offers}>
      <h1>
        <bdi>{terminalText(name)}</bdi>
      </h1>
      {rows.length === 0 ? <p>It has not spoken about any event here.</p> : null}
      {rows.length > 0 ? (
        <Scrolled label="Events">
          <table>
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col" class="spare">
                  Last day
                </th>
                <th scope="col" class="number">
                  N
                </th>
                <th scope="col">Stances</th>
                <th scope="col" class="spare">
                  Verdict
                </th>
                <th scope="col">Latest statement</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ event, title, lastDay, row }) => (
                <tr key={event}>
                  <th scope="row">
                    <a href={`${eventAddress(event, { country })}#statements`}>
                      <bdi>{terminalText(title)}</bdi>
                    </a>
                  </th>
                  <td class="day spare">{lastDay ?? "undated"}</td>
                  <td class="number">{row.n}</td>
                  <td class="bars">
                    <Drawn of={stanceBar(row.n, row.stance)} />
                  </td>
                  <td class="spare">{verdictText(row)}</td>
                  <td>
                    <Position row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      ) : null}
      <p class="soft">
        Looked for in the {looked === 1 ? "one event" : `${looked} events`} of the latest days.
      </p>
    </Frame>
  );
}
