import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventSnapshot } from "../../src/counting/snapshot.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { frozenOf, readFrozen, writeFrozen } from "../../src/reporting/frozen.ts";
import { anyCells } from "./arbitraries.ts";
import { cell, countryName, snapshot } from "./snapshots.ts";
import { errorsOf } from "../../src/lexicons/load-tag-errors.ts";

function frozen(generatedAt: string, part: Parameters<typeof cell>[0] = {}) {
  const positions: EventSnapshot["positions"] = [
    {
      country: "US",
      stance: "welcoming",
      speaker: "Ada",
      date: "2023-04-26",
      official: true,
      rank: "other official",
      others: { hostile: 1 },
    },
  ];
  const report = buildReport(snapshot({ cells: [cell(part)], positions }), {
    generatedAt,
    countryName,
  });
  return frozenOf({ report, moves: [], onAllDays: 1 });
}

const MADE = "2026-01-02T03:04:05.678Z";

test("figures have an id of their own, whenever they were made", () => {
  const one = frozen(MADE);
  expect(frozen("2027-01-01T00:00:00.000Z").id).toBe(one.id);
  expect(frozen(MADE, { utterances: 2 }).id).not.toBe(one.id);
  expect(frozen(MADE, { stance: "hostile" }).id).not.toBe(one.id);
});

test("every report is read back as it was written", () => {
  fc.assert(
    fc.property(anyCells, (cells) => {
      const options = { generatedAt: MADE, countryName, errorsOf, period: { since: "2023-04-26" } };
      const one = frozenOf({
        report: buildReport(snapshot({ cells }), options),
        moves: [],
        onAllDays: 3,
      });
      expect(readFrozen(one.id, JSON.parse(writeFrozen(one)))).toEqual(one);
    }),
  );
});

test.each<[what: string, instead: [found: string, by: string]]>([
  ["an escape among its own words", ['"verdict":"too few"', '"verdict":"\\u001b[2J"']],
  ["a text for a number", ['"utterances":1,"countries"', '"utterances":"1","countries"']],
  ["a field that there is not", ['"period":{', '"extra":1,"period":{']],
  ["a field too few", ['"unsure":0,', ""]],
  ["no number", ['"mean":0', '"mean":null']],
  ["a stance that there is not", ['"stance":"welcoming"', '"stance":"<b>"']],
])("figures with %s are refused, also under an id that was made of them", (_, [found, by]) => {
  const written = writeFrozen(frozen(MADE));
  expect(written).toContain(found);
  const { id, ...kept } = frozenOf(JSON.parse(written.replace(found, by)));
  expect(() => readFrozen(id, kept)).toThrow(/must be the id of these figures/);
});

test("figures that were changed under their id are refused", () => {
  const { id, ...kept } = frozen(MADE);
  kept.report.totals.utterances += 1;
  expect(() => readFrozen(id, kept)).toThrow(/must be the id of these figures/);
});
