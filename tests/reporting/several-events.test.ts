import { parse } from "csv-parse/sync";
import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { buildReport } from "../../src/reporting/build-report.ts";
import { cell, countryName, render, reported, snapshot, utterance } from "./snapshots.ts";

const NAMES = ["first", "second", "third"];
const EVENTS = NAMES.map((event) => {
  const cells = [cell({ utterances: 60 }), cell({ stance: "hostile", day: "2023-04-27" })];
  const counted = snapshot({ event, title: `The ${event} one`, cells });
  const report = buildReport(counted, { generatedAt: "now", countryName });
  return reported(report, [utterance({ event })]);
});

it("several events are one page with a list at its top that leads to each", () => {
  const page = render(EVENTS, { format: "html" });
  expect(page.match(/<!doctype/g)).toHaveLength(1);
  const { document } = parseHTML(page);
  const links = [...document.querySelectorAll("nav a")];
  expect(links.map((link) => link.textContent)).toEqual(NAMES.map((name) => `The ${name} one`));
  for (const [index, link] of links.entries()) {
    const id = link.getAttribute("href")!.slice(1);
    expect(document.getElementById(id)!.textContent).toContain(`The ${NAMES[index]} one`);
  }
});

it("no two elements of a page have one id, and what refers to an id finds it", () => {
  const { document } = parseHTML(render(EVENTS, { format: "html" }));
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.getAttribute("id"));
  expect(new Set(ids).size).toBe(ids.length);
  const fills = [...document.querySelectorAll("[fill]")].map((rect) => rect.getAttribute("fill"));
  expect(fills.length).toBeGreaterThan(0);
  for (const fill of fills) expect(ids).toContain(/url\(#(.*)\)/.exec(fill!)![1]);
  for (const svg of document.querySelectorAll("svg")) {
    for (const id of svg.getAttribute("aria-labelledby")!.split(" ")) expect(ids).toContain(id);
  }
});

it("a page of one event has no list", () => {
  expect(render(EVENTS[0]!, { format: "html" })).not.toContain("<nav");
});

it("several events are one CSV table with one header and a column that names them", () => {
  const csv = render(EVENTS, { format: "csv" });
  expect(csv.match(/^event,section/gm)).toHaveLength(1);
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  expect([...new Set(rows.map(({ event }) => event))]).toEqual(NAMES);
});

it("several events are one object a line as JSON, a heading each as Markdown", () => {
  const lines = render(EVENTS, { format: "json" }).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(NAMES);
  expect(render(EVENTS, { format: "md" }).match(/^# .*/gm)).toHaveLength(3);
});

it("a line stands between two tables, and none around one", () => {
  expect(render(EVENTS, { format: "table", width: 60 }).match(/^─{60}$/gm)).toHaveLength(2);
  expect(render(EVENTS[0]!, { format: "table" })).not.toMatch(/─/);
});

it.each(["table", "md", "html"] as const)(
  "as %s, a report names the command that opens its statements, or none where nothing keeps them",
  (format) => {
    const words = (text: string) => text.replaceAll("\\", "").replace(/\s+/g, " ");
    const kept = words(
      render(EVENTS[0]!, {
        format,
        opensWith: (event) => `readout show ${event} --from kept.jsonl`,
      }),
    );
    expect(kept).toContain(
      "The statements behind the figures: readout show first --from kept.jsonl",
    );
    const gone = words(render(EVENTS[0]!, { format }));
    expect(gone).not.toContain("readout show");
    if (format !== "table") {
      expect(kept).toContain("59 more utterances: readout show first --from kept.jsonl --stance w");
      expect(gone).toContain("59 more utterances are not shown.");
    }
  },
);

it.each(["table", "md", "html"] as const)(
  "as %s, a report of an event of which nothing is known names no command",
  (format) => {
    const { report } = EVENTS[0]!;
    const totals = { ...report.totals, mentions: 0, utterances: 0, background: 0 };
    const empty = { report: { ...report, totals, countries: [] }, utterances: [], onAllDays: 0 };
    const opensWith = (event: string) => `readout show ${event} --from kept.jsonl`;
    expect(render(empty, { format, opensWith })).not.toContain("readout show");
    const elsewhen = { ...empty, onAllDays: 3 };
    expect(render(elsewhen, { format, opensWith }).replaceAll("\\", "")).toContain("readout show");
  },
);
