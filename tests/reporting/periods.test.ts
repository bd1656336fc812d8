import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Period } from "../../src/counting/snapshot.ts";
import { buildReport, countReactions } from "../../src/reporting/build-report.ts";
import { cell, countryName, render, reported, snapshot } from "./snapshots.ts";

const CELLS = [
  cell({ utterances: 30, day: "2023-04-26" }),
  cell({ utterances: 3, day: null }),
  cell({ utterances: 9, day: null, background: true }),
];

function reportOf(period?: Period, cells = CELLS) {
  const counted = snapshot({ cells });
  const report = buildReport(counted, { generatedAt: "now", countryName, period });
  return { ...reported(report), onAllDays: countReactions(counted) };
}

const words = (text: string) => text.replaceAll("\\", "").replace(/\s+/g, " ");

describe.each(["table", "md", "html"] as const)("a report of some days as %s", (format) => {
  it.each<[Period, string]>([
    [{ since: "2023-04-26", until: "2023-04-26" }, "of 2023-04-26"],
    [{ since: "2023-04-25", until: "2023-04-26" }, "from 2023-04-25 to 2023-04-26"],
    [{ since: "2023-04-26" }, "since 2023-04-26"],
    [{ until: "2023-04-26" }, "until 2023-04-26"],
  ])("limited to %j says so, and how many are undated", (period, days) => {
    expect(words(render(reportOf(period), { format }))).toContain(
      `Only utterances ${days} are counted; 3 undated ones are left out.`,
    );
  });

  it("without a limit says nothing of days", () => {
    expect(words(render(reportOf(), { format }))).not.toContain("Only utterances");
  });

  it("that are empty says how many utterances lie outside", () => {
    expect(words(render(reportOf({ since: "2024-01-01" }), { format }))).toContain(
      "None of the 33 utterances is from these days; 3 are undated.",
    );
    const one = reportOf({ since: "2024-01-01" }, [cell({ day: null })]);
    expect(words(render(one, { format }))).toContain(
      "The only utterance is not from these days; 1 is undated.",
    );
  });
});

it("a report of some days names them as CSV and JSON", () => {
  const some = reportOf({ since: "2023-04-26" });
  const rows: Record<string, string>[] = parse(render(some, { format: "csv" }), { columns: true });
  const named = rows.filter(({ section }) => section === "period");
  expect(named.map(({ key, name, n }) => [key, name, n])).toEqual([
    ["since", "2023-04-26", ""],
    ["until", "", ""],
    ["undatedLeftOut", "", "3"],
  ]);
  expect(JSON.parse(render(some, { format: "json" }))).toMatchObject({
    period: { since: "2023-04-26", until: null, undatedLeftOut: 3 },
  });
  expect(render(reportOf(), { format: "csv" })).not.toContain(",period,");
});
