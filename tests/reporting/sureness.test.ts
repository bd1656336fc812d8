import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SURE_LIMITS } from "../../src/counting/sureness.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { verdictSentence } from "../../src/reporting/verdict-sentence.ts";
import { STANCES } from "../../src/statement/tags.ts";
import { anyCells } from "./arbitraries.ts";
import { cell, countryName, render, reported, snapshot, utterance } from "./snapshots.ts";

const options = { generatedAt: "2023-05-01T00:00:00Z", countryName };

describe("a report", () => {
  it("counts each utterance as sure or as unsure, at whatever limit, and of sure ones alone the same", () => {
    fc.assert(
      fc.property(anyCells, fc.constantFrom(...SURE_LIMITS), (cells, from) => {
        const all = buildReport(snapshot({ cells }), { ...options, sure: { from } });
        const sure = buildReport(snapshot({ cells }), { ...options, sure: { from, only: true } });
        expect(sure.totals.unsure).toBe(all.totals.unsure);
        expect(sure.totals.utterances + sure.totals.unsure).toBe(all.totals.utterances);
        const rest = cells.filter(({ confidence }) => confidence !== null && confidence < from);
        const unsure = buildReport(snapshot({ cells: rest }), options);
        for (const stance of STANCES) {
          const { n } = all.stance[stance];
          expect(sure.stance[stance].n + unsure.stance[stance].n).toBe(n);
        }
        expect(sure.countries.reduce((sum, { n }) => sum + n, 0)).toBe(sure.totals.utterances);
      }),
    );
  });

  describe("with a tagger whose errors are known", () => {
    const chance = (mean: number) => ({ mean, variance: 0.02, meanVariance: 0.0002 });
    const each = <T>(of: T) => ({ welcoming: of, skeptical: of, hostile: of, neutral: of });
    const errors = {
      confidence: new Map([[0.6, 0.62]]),
      confusion: each(each(1 / 3)),
      chances: each({ taken: chance(0.6), other: chance(0.12) }),
    };
    const errorsOf = (model: string) => (model === "words-1" ? errors : null);
    const cells = [
      cell({ utterances: 24, confidence: 0.6 }),
      cell({ utterances: 16, confidence: 0.6, stance: "hostile" }),
    ];

    it("estimates each stance, with an interval wider than that of the share", () => {
      const { stance } = buildReport(snapshot({ cells }), { ...options, errorsOf });
      const { low, high, estimate } = stance.welcoming;
      expect(estimate!.high - estimate!.low).toBeGreaterThan(high - low);
      expect(estimate!.share).toBeGreaterThan(0.5);
    });

    it.each([
      ["a tag without a confidence", [...cells, cell()], {}],
      ["another tagger", [...cells, cell({ confidence: 0.6, model: "words-2" })], {}],
      ["sure utterances alone", cells, { sure: { from: 0.5, only: true } }],
      ["no utterance", [], {}],
    ])("estimates nothing with %s", (_, some, more) => {
      const report = buildReport(snapshot({ cells: some }), { ...options, ...more, errorsOf });
      expect(STANCES.map((label) => report.stance[label].estimate)).toEqual(
        STANCES.map(() => null),
      );
    });

    it("goes by the estimates in its headline where they say another thing than the shares", () => {
      const few = [
        cell({ utterances: 21, confidence: 0.6 }),
        cell({ utterances: 19, confidence: 0.6, stance: "hostile" }),
      ];
      const sentence = (some: typeof few, more = {}) =>
        verdictSentence(reported(buildReport(snapshot({ cells: some }), { ...options, ...more })));
      expect(sentence(few)).toMatch(/^Leaning welcoming: 53 %/);
      const low = { ...errors, chances: each({ taken: chance(0.7), other: chance(0.2) }) };
      expect(sentence(few, { errorsOf: () => low })).toMatch(
        /^Mixed, no stance has a majority, once the errors of the tags are taken into account: welcoming 45 %/,
      );
      const sure = { errorsOf: () => errors };
      expect(sentence(cells, sure)).toBe(sentence(cells));
    });

    it.each(["table", "json", "csv", "md", "html"] as const)(
      "shows estimates and what is unsure as %s",
      (format) => {
        const stance = { label: "welcoming" as const, confidence: 0.6, evidence: [] };
        const scores = { welcoming: 0.6, skeptical: 0.4, hostile: 0, neutral: 0 };
        const said = utterance({ tags: { stance: { ...stance, scores } } });
        const report = buildReport(snapshot({ cells }), { ...options, errorsOf });
        const shown = render(reported(report, [said]), { format, width: 120 });
        const { share, low, high } = report.stance.welcoming.estimate!;
        const percent = (x: number) => Math.round(100 * x);
        const figures =
          format === "json" || format === "csv"
            ? [share, low, high].map(String)
            : [`${percent(share)} %`, String(percent(low)), String(percent(high))];
        for (const figure of figures) expect(shown).toContain(figure);
        expect(shown).toMatch(/unsure/);
        expect(shown).toContain("40");
      },
    );
  });
});
