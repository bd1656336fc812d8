import type { Readout } from "../../src/readout.ts";

/** The report of every event, but for the moment at which it is made. */
export async function readReports(reader: Pick<Readout, "events" | "report">) {
  const reports = [];
  for (const { event } of await reader.events()) {
    const { generatedAt: _, ...report } = await reader.report(event);
    reports.push(report);
  }
  return reports;
}
