import fc from "fast-check";
import { expect, test } from "vitest";
import { cellOf } from "../../src/counting/entry.ts";
import { openReview, orderForReview } from "../../src/reporting/review.ts";
import type { Stance, Tags } from "../../src/statement/tags.ts";
import { cell, snapshot, utterance } from "./snapshots.ts";

function said(id: string, stance: Stance, confidence: number, country = "US") {
  const rest = (1 - confidence) / 3;
  const scores = { welcoming: rest, skeptical: rest, hostile: rest, neutral: rest };
  const tags: Partial<Tags> = {
    country: { code: country, evidence: [] },
    stance: {
      label: stance,
      scores: { ...scores, [stance]: confidence },
      confidence,
      evidence: [],
    },
  };
  const made = utterance({ id, speaker: id, tags });
  return { ...made, utterance: id };
}

/** Six of each stance from each of two countries: no single utterance decides a verdict. */
const even = (["welcoming", "skeptical", "hostile", "neutral"] as const).flatMap((stance) =>
  ["US", "CN"].map((country) => cell({ stance, country, utterances: 6 })),
);

const order = (...args: Parameters<typeof orderForReview>) =>
  orderForReview(...args).map(({ statement }) => statement.id);

test("of utterances on which the same hangs, the least sure comes first", () => {
  const list = [
    said("sure", "hostile", 0.9),
    said("unsure", "hostile", 0.4),
    said("fair", "hostile", 0.6),
  ];
  expect(order(list, snapshot({ cells: even }))).toEqual(["unsure", "fair", "sure"]);
});

test("of utterances that are as sure, those come first that decide a country's verdict or where it stands", () => {
  const cells = [
    ...even,
    // Three of five welcome it: one less, and the verdict is another one.
    cell({ country: "DE", stance: "welcoming", utterances: 3 }),
    cell({ country: "DE", stance: "hostile", utterances: 2 }),
  ];
  const position = {
    country: "CN",
    stance: "welcoming" as const,
    speaker: "stands",
    date: null,
    official: true,
    rank: "ministry" as const,
    others: {},
  };
  const list = [
    said("none", "welcoming", 0.5),
    said("stands", "welcoming", 0.5, "CN"),
    said("verdict", "welcoming", 0.5, "DE"),
  ];
  const whole = snapshot({ cells, positions: [position] });
  expect(order(list, whole).at(-1)).toBe("none");
  const decides = new Map(
    orderForReview(list, whole).map((row) => [row.statement.id, row.decides]),
  );
  expect(decides.get("verdict")).toEqual(["country's verdict"]);
  expect(decides.get("stands")).toEqual(["country's latest statement"]);
});

test("an utterance of a stance that few take comes before one of many", () => {
  const cells = [
    cell({ stance: "welcoming", utterances: 40 }),
    cell({ stance: "skeptical", utterances: 30 }),
    cell({ stance: "hostile", utterances: 3 }),
    cell({ stance: "neutral", utterances: 30 }),
  ];
  const list = [said("many", "welcoming", 0.5), said("few", "hostile", 0.5)];
  expect(order(list, snapshot({ cells }))).toEqual(["few", "many"]);
});

test("what a person judged is not asked again, and what a model read is", () => {
  const read = (id: string, judged: "confirmed" | "confirmedByModel") => {
    const made = said(id, "hostile", 0.5);
    const { tags } = made.statement;
    return {
      ...made,
      statement: {
        ...made.statement,
        tags: { ...tags, corrected: { judged, by: {}, machine: tags } },
      },
    };
  };
  const list = [read("person", "confirmed"), read("model", "confirmedByModel")];
  expect(order(list, snapshot({ cells: even }))).toEqual(["model"]);
});

test("the first rows are the same ones where only those are looked at whose cells may have them", () => {
  const one = fc.record({
    stance: fc.constantFrom<Stance>("welcoming", "skeptical", "hostile", "neutral"),
    confidence: fc.integer({ min: 26, max: 100 }),
    country: fc.constantFrom("US", "CN", "DE"),
  });
  const cells = [
    ...even,
    cell({ country: "DE", stance: "welcoming", utterances: 3 }),
    cell({ country: "DE", stance: "hostile", utterances: 2 }),
  ];
  const whole = snapshot({ cells });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      (drawn, limit) => {
        const list = drawn.map(({ stance, confidence, country }, i) =>
          said(`u${i}`, stance, confidence / 100, country),
        );
        const review = openReview(whole, limit);
        for (const said of list) {
          const most = review.most(cellOf(said.statement));
          if (most !== null && most >= review.least()) review.add([said]);
        }
        expect(review.rows()).toEqual(orderForReview(list, whole).slice(0, limit));
      },
    ),
  );
});
