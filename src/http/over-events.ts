import { ReadoutError } from "../errors.ts";
import type { EventRow } from "../counting/snapshot.ts";
import { countryName } from "../lexicons/country-names.ts";
import type { CountryRow, Report } from "../reporting/report.ts";
import type { Services } from "./services.ts";

/** A country is looked for in so many events, those of the latest days. */
const MOST_LOOKED = 100;

/** What a country said about one event after the other, the latest first. */
export type CountryOverEvents = {
  country: string;
  name: string;
  /** In how many events it was looked for. */
  looked: number;
  rows: { event: string; title: string; lastDay: string | null; row: CountryRow }[];
};

/** The events, those of the latest days first. */
export async function latestEvents(services: Pick<Services, "events">): Promise<EventRow[]> {
  const { events } = await services.events.get();
  return events.toSorted((a, b) => ((a.lastDay ?? "") < (b.lastDay ?? "") ? 1 : -1));
}

/** The reports of two events. Throws UNKNOWN_EVENT. */
export async function readBoth(
  { reports }: Pick<Services, "reports">,
  events: readonly [string, string],
): Promise<Report[]> {
  return Promise.all(events.map(async (event) => (await reports.get(event, {})).report));
}

/** Reads the reports of the latest events for one country. Throws UNKNOWN_COUNTRY for what is no code. */
export async function readCountry(
  services: Pick<Services, "events" | "reports">,
  code: string,
): Promise<CountryOverEvents> {
  const country = code.toUpperCase();
  if (!/^[A-Z0-9]{2,8}$/.test(country)) {
    throw new ReadoutError("UNKNOWN_COUNTRY", `No country or body has the code ${code}`);
  }
  const events = (await latestEvents(services)).slice(0, MOST_LOOKED);
  const rows: CountryOverEvents["rows"] = [];
  // One after the other: nobody waits for a list of a hundred as for one report.
  for (const { event, title, lastDay } of events) {
    const { report } = await services.reports.get(event, {});
    const row = report.countries.find((one) => one.country === country);
    if (row && row.n > 0) rows.push({ event, title, lastDay, row });
  }
  return { country, name: countryName(country), looked: events.length, rows };
}
