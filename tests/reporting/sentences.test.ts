import { describe, expect, it } from "vitest";
import type { CountedCell } from "../../src/counting/snapshot.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { TEXT_FORMATS, type TextFormat } from "../../src/reporting/forms.ts";
import type { Report } from "../../src/reporting/report.ts";
import { positionSentence, verdictSentence } from "../../src/reporting/verdict-sentence.ts";
import { cell, countryName, render, reported, snapshot } from "./snapshots.ts";

function report(...cells: CountedCell[]) {
  return buildReport(snapshot({ cells }), { generatedAt: "2023-05-01T00:00:00Z", countryName });
}

describe("the verdict sentence", () => {
  it("says mostly when the whole interval lies above half", () => {
    const cells = [
      cell({ utterances: 40 }),
      cell({ country: "CN", stance: "hostile", utterances: 2 }),
    ];
    expect(verdictSentence(reported(report(...cells)))).toBe(
      "Mostly welcoming: 95 % [84–99] of 42 utterances from 2 countries; hostile 5 % [1–16].",
    );
  });

  it("says leaning when the interval reaches below half", () => {
    const cells = [cell({ utterances: 3 }), cell({ stance: "skeptical", utterances: 2 })];
    expect(verdictSentence(reported(report(...cells)))).toBe(
      "Leaning welcoming: 60 % [23–88] of 5 utterances from 1 country; skeptical 40 % [12–77].",
    );
  });

  it("says mixed when no stance, or two, have half", () => {
    const cells = [cell({ utterances: 3 }), cell({ stance: "hostile", utterances: 3 })];
    expect(verdictSentence(reported(report(...cells)))).toMatch(
      /^Mixed, no stance has a majority of 6/,
    );
  });

  it("only counts when too few spoke", () => {
    expect(verdictSentence(reported(report(cell(), cell({ stance: "neutral" }))))).toBe(
      "Too few to say: 2 utterances from 1 country: 1 welcoming, 1 neutral.",
    );
    expect(verdictSentence(reported(report()))).toBe("No reaction has been counted yet.");
  });

  it.each<[known: number, unknown: number, said: string]>([
    [1, 0, "1 utterance from 1 country:"],
    [4, 0, "4 utterances from 1 country:"],
    [0, 1, "1 utterance whose country is not known:"],
    [0, 3, "3 utterances whose country is not known:"],
    [1, 2, "3 utterances (1 utterance from 1 country, 2 more whose country is not known):"],
    [27, 21, "48 utterances (27 utterances from 1 country, 21 more whose country is not known);"],
  ])("tells %i of a known country from %i others", (known, unknown, said) => {
    const cells = [
      cell({ utterances: known }),
      cell({ country: null, utterances: unknown, stance: "hostile" }),
    ];
    expect(verdictSentence(reported(report(...cells)))).toContain(said);
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
    const one = buildReport(snapshot({ cells: [cell()], positions: positions.slice(0, 1) }), {
      generatedAt: "now",
      countryName,
    });
    expect(positionSentence(one)).toBe("By the latest statement of 1 country: 1 hostile.");
  });
});

describe("a report of voices whose country is not known", () => {
  const made = report(
    cell({ utterances: 3 }),
    cell({ country: null, utterances: 7, stance: "hostile" }),
  );
  const shown = (format: TextFormat, of = made) =>
    render(reported(of), { format }).replace(/\s+/g, " ");
  const warning = "the country of 7 of 10 utterances (70 %) is unknown";

  it.each(["table", "csv", "md", "html"] as const)("warns of more than a fifth as %s", (format) => {
    expect(shown(format).replaceAll("\\", "")).toContain(warning);
    const fifth = report(cell({ utterances: 4 }), cell({ country: null }));
    expect(shown(format, fifth)).not.toContain("with care");
  });

  it.each(["table", "md", "html"] as const)("says why their row has no verdict as %s", (format) => {
    expect(shown(format)).toContain("no country in common");
    expect(shown(format)).not.toContain("too few");
  });
});

it.each(["table", "md", "html"] as const)(
  "mentions in other languages are told as set aside as %s",
  (format) => {
    const made = report(cell(), cell({ otherLanguage: true, mentions: 6 }));
    const form = (of: Report) => render(reported(of), { format }).replace(/\s+/g, " ");
    expect(form(made)).toContain("6 mentions in other languages set aside");
    const one = report(cell(), cell({ otherLanguage: true, mentions: 1 }));
    expect(form(one)).toContain("1 mention in another language set aside");
    expect(form(report(cell()))).not.toContain("other languages");
  },
);

it("the tone of one utterance has no interval, and that of two has one", () => {
  const toneOf = (...cells: CountedCell[]) =>
    render(reported(report(...cells)), { format: "table" });
  expect(toneOf(cell({ score: 57, sentiment: "positive" }))).toContain("Tone +0.57: 0 negative");
  expect(toneOf(cell({ utterances: 2 }))).toContain("Tone 0.00 [");
});

it.each(TEXT_FORMATS)("an event without statements can be shown as %s", (format) => {
  const shown = render(reported(report()), { format, width: 40, color: true });
  if (format === "jsonl") expect(shown).toBe("");
  else expect(shown).toContain("The call");
  expect(shown).not.toMatch(/NaN|Infinity|undefined/);
});
