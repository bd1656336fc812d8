import { Scrolled } from "./scrolled.tsx";
import type { ReportedEvent } from "../reporting/reported-event.ts";
import { stanceTable } from "../reporting/html-figures.ts";
import { swatch } from "../reporting/html-bars.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import type { CountryRow, Report } from "../reporting/report.ts";
import { verdictSentence } from "../reporting/verdict-sentence.ts";
import { Drawn } from "./drawn.tsx";
import { Frame } from "./frame.tsx";
import { linksOf } from "./links.ts";
import type { PageState } from "./state.ts";
import { eventAddress } from "./view.ts";

/** Two events side by side: their verdicts, their shares, and where each country stands on both. */
export function ComparePage({ reports, events, offers }: PageState & { page: "compare" }) {
  const [one, other] = reports;
  return (
    <Frame offers={offers}>
      <h1>Two events</h1>
      <form class="filters" method="get" action="/compare">
        <Choice name="one" events={events} chosen={one?.event} />
        <Choice name="other" events={events} chosen={other?.event} />
        <button>Compare</button>
      </form>
      {one && other ? (
        <>
          <div class="beside">
            <Half report={one} />
            <Half report={other} />
          </div>
          <Both one={one} other={other} />
        </>
      ) : null}
    </Frame>
  );
}

type ChoiceProps = {
  name: string;
  events: readonly { event: string; title: string }[];
  chosen: string | undefined;
};

function Choice({ name, events, chosen }: ChoiceProps) {
  return (
    <label>
      {name === "one" ? "Event" : "beside"}{" "}
      <select name={name} class="event">
        {events.map(({ event, title }) => (
          <option value={event} selected={event === chosen}>
            {terminalText(title)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Half({ report }: { report: Report }) {
  const reported: ReportedEvent = { report, utterances: [], onAllDays: report.totals.utterances };
  return (
    <section>
      <h2>
        <a href={eventAddress(report.event)}>
          <bdi>{terminalText(report.title)}</bdi>
        </a>
      </h2>
      <p>{verdictSentence(reported)}</p>
      <Drawn of={stanceTable(report, linksOf(report.event, {}))} />
    </section>
  );
}

/** The countries that spoke about both, those that took another stance first. */
function Both({ one, other }: { one: Report; other: Report }) {
  const rows = new Map(other.countries.map((row) => [row.country, row]));
  const both = one.countries.flatMap((row) => {
    const beside = rows.get(row.country);
    return row.country !== null && row.n > 0 && beside && beside.n > 0
      ? [[row, beside] as const]
      : [];
  });
  const differs = ([a, b]: readonly [CountryRow, CountryRow]) =>
    a.position?.stance !== b.position?.stance;
  const sorted = both.toSorted((a, b) => Number(differs(b)) - Number(differs(a)));
  return (
    <section>
      <h2>Countries that spoke about both</h2>
      {both.length === 0 ? <p>None did.</p> : null}
      {both.length > 0 ? (
        <Scrolled label="Countries">
          <table class="both">
            <thead>
              <tr>
                <th scope="col">Country</th>
                <th scope="col">{terminalText(one.title)}</th>
                <th scope="col">{terminalText(other.title)}</th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((pair) => (
                <tr key={pair[0].country}>
                  <th scope="row">
                    <a href={`/countries/${pair[0].country}`}>
                      <bdi>{terminalText(pair[0].name)}</bdi>
                    </a>
                  </th>
                  {pair.map((row) => (
                    <td>
                      <Position row={row} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      ) : null}
      <p class="soft">By the latest statement of each; those that took another stance first.</p>
    </section>
  );
}

/** Where a country stands, and how many utterances that is seen in. */
export function Position({ row }: { row: CountryRow }) {
  const { position, n } = row;
  if (position === null) return <span class="soft">none</span>;
  const { stance, date } = position;
  return (
    <>
      <span dangerouslySetInnerHTML={{ __html: swatch(stance).markup }} />
      {stance}{" "}
      <span class="soft day">
        {date ?? "undated"}, n {n}
      </span>
    </>
  );
}
