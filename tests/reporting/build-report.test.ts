import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { buildReport } from "../../src/reporting/build-report.ts";
import { verdictOf } from "../../src/reporting/country-rows.ts";
import { STANCES, type Stance } from "../../src/statement/tags.ts";
import { anyCells } from "./arbitraries.ts";
import { cell, countryName, snapshot } from "./snapshots.ts";

const options = { generatedAt: "2023-05-01T00:00:00Z", countryName };

function counts(part: Partial<Record<Stance, number>>): Record<Stance, number> {
  return { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, ...part };
}

describe("a report", () => {
  it("counts utterances in shares and mentions in one total", () => {
    const report = buildReport(
      snapshot({
        cells: [
          cell({ utterances: 3, mentions: 40, score: 50, sentiment: "positive" }),
          cell({ country: "CN", stance: "hostile", attributed: false }),
          cell({ country: null, stance: "neutral", day: null }),
        ],
        outlets: [
          { outlet: "A", day: "2023-04-26", mentions: 30 },
          { outlet: "A", day: null, mentions: 10 },
          { outlet: "B", day: "2023-04-26", mentions: 2 },
          { outlet: "gone", day: "2023-04-26", mentions: 0 },
        ],
      }),
      options,
    );
    expect(report.totals).toEqual({
      mentions: 42,
      utterances: 5,
      countries: 2,
      unknownCountry: 1,
      outlets: 2,
      unattributed: 1,
      background: 0,
      otherLanguage: 0,
      unsure: 0,
      folded: 0,
      corrected: 0,
      correctedByModel: 0,
    });
    expect(report.stance.welcoming).toEqual({
      n: 3,
      share: 0.6,
      low: 0.2307,
      high: 0.8824,
      estimate: null,
    });
    expect(report.sentiment).toMatchObject({ mean: 0.3, negative: 0, neutral: 2, positive: 3 });
  });

  it("leaves background utterances out of all but their total and the mentions", () => {
    const cells = [
      cell(),
      cell({ country: "CN", background: true, mentions: 7, attributed: false }),
    ];
    const report = buildReport(snapshot({ cells }), options);
    expect(report.totals).toMatchObject({
      mentions: 8,
      utterances: 1,
      countries: 1,
      background: 1,
    });
    expect(report.totals.unattributed).toBe(0);
    expect(report.models).toEqual([{ model: "words-1", utterances: 1 }]);
    expect(report.timeline).toHaveLength(1);
  });

  it("sorts countries by n, then code, and ends with those not known even when there are none", () => {
    const cells = [
      cell({ country: "US" }),
      cell({ country: "DE" }),
      cell({ country: "CN", utterances: 2 }),
    ];
    const { countries } = buildReport(snapshot({ cells }), options);
    expect(countries.map(({ country }) => country)).toEqual(["CN", "DE", "US", null]);
    expect(countries.at(-1)).toEqual({
      country: null,
      name: "Not known",
      n: 0,
      stance: counts({}),
      sentiment: 0,
      verdict: null,
      position: null,
    });
  });

  it("keeps the row of those not known last when it is the largest", () => {
    const cells = [cell({ country: null, utterances: 9 }), cell()];
    const { countries } = buildReport(snapshot({ cells }), options);
    expect(countries.map(({ n }) => n)).toEqual([1, 9]);
  });

  it("gives each country its latest position", () => {
    const position = {
      country: "US",
      stance: "skeptical" as const,
      speaker: "John Kirby",
      date: "2023-04-26",
      official: true,
      rank: "foreign minister" as const,
      others: { hostile: 2 },
    };
    const { countries } = buildReport(
      snapshot({ cells: [cell()], positions: [position] }),
      options,
    );
    expect(countries[0]?.position).toEqual({
      stance: "skeptical",
      speaker: "John Kirby",
      date: "2023-04-26",
      official: true,
      rank: "foreign minister",
      others: { hostile: 2 },
    });
  });

  it("sorts days by date and puts the undated last", () => {
    const cells = [cell({ day: null }), cell({ day: "2023-04-28" }), cell({ day: "2023-04-26" })];
    const { timeline } = buildReport(snapshot({ cells }), options);
    expect(timeline.map(({ date }) => date)).toEqual(["2023-04-26", "2023-04-28", null]);
  });

  it("counts only what is dated within a period", () => {
    const days = ["2023-04-25", "2023-04-26", "2023-04-27", "2023-04-28", null];
    const report = buildReport(
      snapshot({
        cells: days.map((day) => cell({ day, mentions: 2 })),
        outlets: days.map((day) => ({ outlet: `on ${day}`, day, mentions: 1 })),
        positions: [
          {
            country: "US",
            stance: "hostile",
            speaker: null,
            date: "2023-04-28",
            official: false,
            rank: "anyone",
            others: {},
          },
        ],
      }),
      { ...options, period: { since: "2023-04-26", until: "2023-04-27" } },
    );
    expect(report.totals).toMatchObject({ utterances: 2, mentions: 4, outlets: 2 });
    expect(report.period).toEqual({ since: "2023-04-26", until: "2023-04-27", undatedLeftOut: 1 });
    expect(report.timeline.map(({ date }) => date)).toEqual(["2023-04-26", "2023-04-27"]);
    expect(report.countries[0]?.position).toBeNull();
  });

  it("is whole when nothing was counted", () => {
    const report = buildReport(snapshot(), options);
    expect(report.totals.utterances).toBe(0);
    expect(report.stance.hostile).toEqual({
      n: 0,
      share: 0,
      low: 0,
      high: 0,
      estimate: null,
    });
    expect(report.sentiment.low).toBe(0);
    expect(report.timeline).toEqual([]);
  });

  it("survives countries and models that are named like parts of an object", () => {
    const cells = [cell({ country: "__proto__", model: "constructor" })];
    const report = buildReport(snapshot({ cells }), options);
    expect(report.countries[0]).toMatchObject({ country: "__proto__", n: 1 });
    expect(report.models).toEqual([{ model: "constructor", utterances: 1 }]);
  });

  it("is the same, byte for byte, in whatever order the cells come", () => {
    const shuffled = anyCells.chain((cells) =>
      fc.tuple(
        fc.constant(cells),
        fc.shuffledSubarray(cells, { minLength: cells.length, maxLength: cells.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([cells, others]) => {
        const [one, other] = [cells, others].map((order) =>
          JSON.stringify(buildReport(snapshot({ cells: order }), options)),
        );
        expect(one).toBe(other);
      }),
    );
  });

  it("adds up: stances, shares, countries, days and labels all make the utterances", () => {
    const sum = (figures: number[]) => figures.reduce((total, figure) => total + figure, 0);
    fc.assert(
      fc.property(anyCells, (cells) => {
        const report = buildReport(snapshot({ cells }), options);
        const { utterances } = report.totals;
        const { negative, neutral, positive, mean, low, high } = report.sentiment;
        expect(sum(STANCES.map((stance) => report.stance[stance].n))).toBe(utterances);
        expect(sum(report.countries.map(({ n }) => n))).toBe(utterances);
        expect(sum(report.countries.flatMap((row) => Object.values(row.stance)))).toBe(utterances);
        expect(sum(report.timeline.flatMap((row) => STANCES.map((stance) => row[stance])))).toBe(
          utterances,
        );
        expect(sum(report.models.map((row) => row.utterances))).toBe(utterances);
        expect(negative + neutral + positive).toBe(utterances);
        const shares = sum(STANCES.map((stance) => report.stance[stance].share));
        expect(shares).toBeCloseTo(utterances === 0 ? 0 : 1, 3);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(JSON.stringify(report)).not.toMatch(/-0[,}\]]|null\d|NaN/);
      }),
    );
  });
});

describe("the verdict of a country", () => {
  test.each([
    [4, counts({ welcoming: 4 }), "too few"],
    [5, counts({ welcoming: 3, hostile: 2 }), "welcoming"],
    [6, counts({ skeptical: 3, hostile: 2, neutral: 1 }), "skeptical"],
    [6, counts({ welcoming: 3, hostile: 3 }), "mixed"],
    [5, counts({ welcoming: 2, hostile: 2, neutral: 1 }), "mixed"],
    [7, counts({ neutral: 7 }), "neutral"],
  ] as const)("of %i utterances %j is %s", (n, stance, verdict) => {
    expect(verdictOf(n, stance)).toBe(verdict);
  });
});
