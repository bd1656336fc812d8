import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { buildReport } from "../../src/reporting/build-report.ts";
import type { Stance } from "../../src/statement/tags.ts";
import { cell, countryName, render, reported, snapshot, utterance } from "./snapshots.ts";

const SAID: [country: string | null, stance: Stance, n: number][] = [
  ["US", "welcoming", 3],
  ["US", "hostile", 1],
  ["CN", "hostile", 2],
  [null, "hostile", 1],
];

function page(quoted = SAID) {
  const cells = SAID.map(([country, stance, n]) => cell({ country, stance, utterances: n }));
  const report = buildReport(snapshot({ cells }), { generatedAt: "now", countryName });
  const utterances = quoted.flatMap(([code, label, n]) =>
    Array.from({ length: n }, () => {
      const scores = { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [label]: 1 };
      const tags = {
        country: { code, evidence: [] },
        stance: { label, scores, evidence: [] },
      };
      return utterance({ tags });
    }),
  );
  const events = [reported(report, utterances), reported(report, utterances)];
  return parseHTML(render(events, { format: "html" })).document;
}

it("a country's figure leads to the first of its statements, of its own event", () => {
  const document = page();
  const articles = [...document.querySelectorAll("article")];
  for (const [country, stance, n] of SAID) {
    const name = country === null ? "Not known" : countryName(country);
    for (const article of articles) {
      const links = [...article.querySelectorAll("td ~ td a")].filter(
        (link) =>
          link.closest("tr")!.querySelector("th")!.textContent === name &&
          link.getAttribute("href")!.includes(stance),
      );
      expect(links.map((link) => link.textContent)).toEqual([String(n)]);
      const quote = document.getElementById(links[0]!.getAttribute("href")!.slice(1))!;
      expect(quote.closest("article")).toBe(article);
      expect(quote.className).toBe(`of-${stance}`);
      expect(quote.querySelector(".source")!.textContent).toContain(name);
    }
  }
});

it("the statements of a country stand together, in the order of the countries", () => {
  const mixed = [...SAID, ...SAID].map(([country, stance]) => [country, stance, 1] as const);
  const document = page(mixed.slice(1, 7).map(([country, stance]) => [country, stance, 1]));
  const [article] = [...document.querySelectorAll("article")];
  const names = [...article!.querySelectorAll("li.of-hostile .source")].map(
    (source) => /United States|China|Not known/.exec(source.textContent)![0],
  );
  expect(names).toEqual(["United States", "United States", "China", "Not known"]);
});

it("a figure whose statements are not quoted leads nowhere", () => {
  const document = page([["US", "welcoming", 3]]);
  const targets = [...document.querySelectorAll("td a")].map((link) => link.getAttribute("href")!);
  expect(targets.filter((target) => target.includes("hostile-"))).toEqual([]);
  for (const target of targets) expect(document.getElementById(target.slice(1))).not.toBeNull();
});
