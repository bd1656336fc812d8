import { describe, expect, it } from "vitest";
import type { CountedCell } from "../../src/counting/snapshot.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { renderReport, REPORT_FORMATS } from "../../src/reporting/render-report.ts";
import { positionSentence, verdictSentence } from "../../src/reporting/verdict-sentence.ts";
import { cell, countryName, snapshot } from "./snapshots.ts";

function report(...cells: CountedCell[]) {
  return buildReport(snapshot({ cells }), { generatedAt: "2023-05-01T00:00:00Z", countryName });
}

describe("the verdict sentence", () => {
  it("says mostly when the whole interval lies above half", () => {
    const cells = [
      cell({ utterances: 40 }),
      cell({ country: "CN", stance: "hostile", utterances: 2 }),
    ];
    expect(verdictSentence(report(...cells))).toBe(
      "Mostly welcoming: 95 % [84–99] of 42 utterances from 2 countries; hostile 5 % [1–16].",
    );
  });

  it("says leaning when the interval reaches below half", () => {
    const cells = [cell({ utterances: 3 }), cell({ stance: "skeptical", utterances: 2 })];
    expect(verdictSentence(report(...cells))).toBe(
      "Leaning welcoming: 60 % [23–88] of 5 utterances from 1 country; skeptical 40 % [12–77].",
    );
  });

  it("says mixed when no stance, or two, have half", () => {
    const cells = [cell({ utterances: 3 }), cell({ stance: "hostile", utterances: 3 })];
    expect(verdictSentence(report(...cells))).toMatch(/^Mixed, no stance has a majority of 6/);
  });

  it("only counts when too few spoke", () => {
    expect(verdictSentence(report(cell(), cell({ stance: "neutral" })))).toBe(
      "Too few to say: 2 utterances from 1 country (1 welcoming, 1 neutral).",
    );
    expect(verdictSentence(report())).toBe("No reaction has been counted yet.");
  });

  it("counts countries by their latest statement", () => {
    const position = {
      speaker: null,
      date: null,
      official: false,
      rank: "anyone" as const,
      others: {},
    };
    const cells = [cell(), cell({ country: "CN" }), cell({ country: "DE" })];
    const positions = [
      { ...position, country: "US", stance: "hostile" as const },
      { ...position, country: "CN", stance: "hostile" as const },
      { ...position, country: null, stance: "welcoming" as const },
    ];
    const made = buildReport(snapshot({ cells, positions }), { generatedAt: "now", countryName });
    expect(positionSentence(made)).toBe(
      "By the latest statement of each of 2 countries: 2 hostile.",
    );
    expect(positionSentence(report())).toBeNull();
  });
});

it.each(REPORT_FORMATS)("an event without statements can be shown as %s", (format) => {
  const shown = renderReport(report(), [], { format, width: 40, color: true });
  expect(shown).toContain("The call");
  expect(shown).not.toMatch(/NaN|Infinity|undefined/);
});
