import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { Position } from "../../src/counting/snapshot.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { displayWidth } from "../../src/reporting/display-width.ts";
import type { TextFormat } from "../../src/reporting/forms.ts";
import { cell, countryName, render, reported, snapshot } from "./snapshots.ts";

const CHOSEN: Position = {
  country: "US",
  stance: "welcoming",
  speaker: "Ada Berg",
  date: "2023-04-26",
  official: true,
  rank: "foreign minister",
  others: { hostile: 1, skeptical: 2 },
};

function shown(format: TextFormat, position: Position = CHOSEN, width = 80): string {
  const made = buildReport(snapshot({ cells: [cell()], positions: [position] }), {
    generatedAt: "2023-05-01T00:00:00Z",
    countryName,
  });
  return render(reported(made), { format, width });
}

const words = (text: string) => text.replaceAll("\\", "").replace(/\s+/g, " ");

describe("a country's latest statement with others beside it", () => {
  it("is marked in the table, whose lines below name the others and the rule", () => {
    const table = shown("table");
    expect(table).toMatch(/^United States .*welcoming\*\+ +Ada Berg/m);
    expect(words(table)).toContain(
      "+ Several on that day: United States also 2 skeptical, 1 hostile.",
    );
    expect(words(table)).toContain("then one by cue before one inferred");
    for (const line of table.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  it.each(["md", "html"] as const)("stands with its office and the others as %s", (format) => {
    const text = words(shown(format)).replace(/<[^>]*>/g, "");
    expect(text).toContain(
      "Ada Berg (foreign minister), 2023-04-26; several on that day: also 2 skeptical, 1 hostile",
    );
    expect(text).toContain("the highest office of the latest day");
  });

  it("has its rank and the others in columns of their own as CSV", () => {
    const rows: Record<string, string>[] = parse(shown("csv"), { columns: true });
    expect(rows.find(({ key }) => key === "US")).toMatchObject({
      position_rank: "foreign minister",
      position_others: "2 skeptical, 1 hostile",
    });
  });

  it("is told as without a date where it has none", () => {
    expect(words(shown("md", { ...CHOSEN, date: null }))).toContain("several without a date: also");
  });

  it("has its others in one order in JSON, however they were counted", () => {
    const others = { skeptical: 2, hostile: 1 };
    expect(shown("json", { ...CHOSEN, others })).toBe(shown("json"));
  });
});

it.each(["table", "md", "html", "csv"] as const)(
  "alone, nothing stands beside it as %s",
  (format) => {
    const alone = shown(format, { ...CHOSEN, others: {} });
    expect(alone).not.toMatch(/several/i);
    expect(alone).not.toContain("*+");
  },
);

it("a wide terminal shows the office as well", () => {
  expect(shown("table", CHOSEN, 140)).toMatch(/^United States .* foreign minister$/m);
});
