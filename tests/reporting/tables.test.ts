import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Utterance } from "../../src/counting/snapshot.ts";
import type { Correction } from "../../src/statement/correction.ts";
import type { CorrectedTags } from "../../src/statement/tags.ts";
import { TABLES, type TableName } from "../../src/reporting/tables.ts";
import { neededBy } from "../../src/reporting/forms.ts";
import type { ReportedEvent } from "../../src/reporting/reported-event.ts";
import { hostileText } from "./arbitraries.ts";
import { reportOf } from "./hostile-reports.ts";
import { render, reported, utterance } from "./snapshots.ts";

function rowsOf(events: ReportedEvent | ReportedEvent[], table: TableName) {
  const csv = render(events, { format: "csv", table, byteOrderMark: true });
  expect(csv.startsWith("\uFEFFevent,")).toBe(true);
  return parse<Record<string, string>>(csv, { columns: true, bom: true });
}

test("countries and days are those of the report, figure by figure", () => {
  const both = [reportOf("one"), reportOf("two")];
  const [{ report }] = both as [ReportedEvent];
  const countries = rowsOf(both, "countries");
  expect(countries.map(({ event }) => event)).toEqual([
    ...Array(4).fill("one"),
    ...Array(4).fill("two"),
  ]);
  for (const [i, row] of report.countries.entries()) {
    expect(countries[i]).toMatchObject({
      country: row.country ?? "",
      n: String(row.n),
      welcoming: String(row.stance.welcoming),
      sentiment: String(row.sentiment),
      verdict: row.verdict ?? "",
      position_stance: row.position?.stance ?? "",
    });
  }
  const days = rowsOf(both, "days").slice(0, report.timeline.length);
  expect(days.map(({ date, n }) => [date, Number(n)])).toEqual(
    report.timeline.map(({ date, welcoming, skeptical, hostile, neutral }) => [
      date ?? "",
      welcoming + skeptical + hostile + neutral,
    ]),
  );
});

test("statements have their source, tags, scores and evidence, and tell the unsure", () => {
  const { report } = reportOf("the-call");
  const stance = {
    label: "hostile" as const,
    scores: { welcoming: 0.1, skeptical: 0.2, hostile: 0.6, neutral: 0.1 },
    confidence: 0.6,
    evidence: [
      { in: "text" as const, start: 0, end: 6, text: "reject", by: "cue" as const },
      { in: "text" as const, start: 9, end: 12, text: "pact", by: "inferred" as const },
    ],
  };
  const said = utterance(
    {
      speaker: "Ada Berg",
      affiliation: "foreign minister",
      outlet: "Étoile",
      url: "https://paper.example/a",
      publishedAt: "2023-04-26T23:30:00-04:00",
      tags: { stance },
    },
    3,
  );
  expect(rowsOf(reported(report, [said]), "statements")).toMatchObject([
    {
      mentions: "3",
      date: "2023-04-26",
      outlet: "Étoile",
      url: "https://paper.example/a",
      speaker: "Ada Berg",
      affiliation: "foreign minister",
      country: "US",
      stance: "hostile",
      confidence: "0.6",
      unsure: "true",
      score_hostile: "0.6",
      stance_evidence: "reject; {pact}",
      model: "words-1",
    },
  ]);
});

test("a corrected statement has the speaker that is shown, and in JSON lines all that readers said", () => {
  const { report } = reportOf("the-call");
  const said: Utterance = utterance({ speaker: "Ada Berg", affiliation: "foreign minister" });
  const { tags } = said.statement;
  const corrected: CorrectedTags = {
    judged: "corrected",
    by: { speaker: "ed" },
    speaker: "Cy Dahl",
    machine: tags,
  };
  const correction: Correction = {
    event: "the-call",
    utterance: "u-s1",
    id: "c1",
    at: "2026-01-01T00:00:00.000Z",
    author: "ed",
    why: "it is his",
    speaker: "Cy Dahl",
  };
  const shown: Utterance = {
    ...said,
    statement: { ...said.statement, tags: { ...tags, corrected } },
    corrections: [correction],
  };
  const events = reported(report, [shown]);
  expect(rowsOf(events, "statements")).toMatchObject([{ speaker: "Cy Dahl", affiliation: "" }]);
  const [line = ""] = render(events, { format: "jsonl" }).split("\n");
  expect(JSON.parse(line)).toMatchObject({
    speaker: "Ada Berg",
    tags: { corrected: { speaker: "Cy Dahl" }, corrections: [correction] },
  });
});

test.each(TABLES)("the table of %s holds no formula, whatever stands in the texts", (table) => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const row of rowsOf(reportOf(text), table)) {
        for (const [column, cell] of Object.entries(row)) {
          if (column === "sentiment") expect(Number(cell)).not.toBeNaN();
          else expect(cell).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
        }
      }
    }),
  );
});

test("only the forms that show statements ask for them", () => {
  const all = { quoted: Number.POSITIVE_INFINITY, around: false };
  expect(neededBy({ format: "csv", table: "statements" })).toEqual(all);
  expect(neededBy({ format: "csv", table: "days" }).quoted).toBe(0);
  expect(neededBy({ format: "json" }).quoted).toBe(0);
});
