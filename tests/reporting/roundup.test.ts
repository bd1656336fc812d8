import fc from "fast-check";
import { marked } from "marked";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Around } from "../../src/reporting/reported-event.ts";
import type { Utterance } from "../../src/counting/snapshot.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { loadWorld } from "../../src/lexicons/load-world.ts";
import { hostileText } from "./arbitraries.ts";
import { reportOf } from "./hostile-reports.ts";
import { cell, countryName, render, reported, snapshot, utterance } from "./snapshots.ts";

const AROUND: Around = {
  world: loadWorld(),
  moves: [],
  silence: [
    { name: "Big Two", of: 2, silent: [{ code: "CN", name: "China" }] },
    { name: "All here", of: 1, silent: [] },
  ],
};

function reportedOf(utterances: Utterance[]) {
  const cells = utterances.map(({ statement: { tags } }) =>
    cell({ country: tags.country.code, stance: tags.stance.label }),
  );
  const report = buildReport(snapshot({ cells }), { generatedAt: "now", countryName });
  return { ...reported(report, utterances), around: AROUND };
}

/** The paragraphs of the roundup, as they stand in Markdown. */
function roundup(utterances: Utterance[]): string[] {
  const blocks = render(reportedOf(utterances), { format: "md" }).split("\n\n");
  const start = blocks.indexOf("## Roundup");
  return blocks.slice(
    start + 1,
    blocks.findIndex((block) => block === "## Stances"),
  );
}

const SAID = utterance({
  id: "a",
  text: "We welcome the call,",
  kind: "direct",
  speaker: "Ada Berg",
  affiliation: "foreign minister",
  outlet: "Post",
  url: "https://paper.example/a",
  publishedAt: "2023-04-26",
});

describe("the roundup", () => {
  it("quotes who said what, with where to read it, and says who is missing", () => {
    expect(roundup([SAID])).toEqual([
      "**Welcoming** (1 of 1 utterance). Ada Berg, foreign minister (United States): “We welcome the call” " +
        "([Post](https://paper.example/a), 2023-04-26).",
      "**Not heard from** in what was read. Big Two (1 of 2): China.",
    ]);
  });

  it("puts no quotation marks around what was only reported", () => {
    const [paragraph] = roundup([
      utterance({ text: "that it welcomed the call", kind: "indirect", speaker: "Ada Berg" }),
    ]);
    expect(paragraph).toContain(
      "Ada Berg (United States), as reported: that it welcomed the call.",
    );
    expect(paragraph).not.toContain("“");
  });

  it("has a paragraph for each stance, the commonest first, and officials before others", () => {
    const tags = (code: string, stance: "hostile" | "welcoming", role: "expert" | "official") => ({
      role,
      country: { code, evidence: [] },
      stance: { label: stance, scores: SAID.statement.tags.stance.scores, evidence: [] },
    });
    const said = [
      utterance({ id: "1", speaker: "Professor", tags: tags("DE", "hostile", "expert") }),
      utterance({ id: "2", speaker: "Minister", tags: tags("DE", "hostile", "official") }),
      utterance({ id: "3", speaker: "Envoy", tags: tags("CN", "welcoming", "official") }),
    ];
    const [first, second] = roundup(said);
    expect(first).toMatch(/^\*\*Hostile\*\* \(2 of 3 utterances\)\. Minister.*Professor/);
    expect(second).toMatch(/^\*\*Welcoming\*\* \(1 of 3 utterances\)\. Envoy \(China\)/);
  });

  it("cuts long texts and says how many are not told", () => {
    const many = Array.from({ length: 9 }, (_, i) =>
      utterance({ id: `s${i}`, speaker: `Speaker ${i}`, text: "We welcome it. ".repeat(40) }),
    );
    const [paragraph = ""] = roundup(many);
    expect(paragraph).toContain("…");
    expect(paragraph).toMatch(/And 3 more\.$/);
    expect(paragraph.length).toBeLessThan(6 * 330);
  });

  it("is paragraphs with links of the web, whatever stands in the texts", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const page = render({ ...reportOf(text), around: AROUND }, { format: "md" });
        const [, part = ""] = page.split("\n\n## Roundup\n\n");
        const { document } = parseHTML(
          `<main>${await marked.parse(part.slice(0, part.indexOf("\n\n## ")))}</main>`,
        );
        for (const element of document.querySelectorAll("main *"))
          expect(["p", "strong", "a"]).toContain(element.localName);
        for (const link of document.querySelectorAll("a"))
          expect(link.getAttribute("href")).toMatch(/^https:\/\/paper\.example\//);
      }),
    );
  });
});
