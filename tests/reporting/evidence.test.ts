import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/reporting/build-report.ts";
import { renderStatements } from "../../src/reporting/render-statements.ts";
import type { StatementKind } from "../../src/statement/statement.ts";
import type { Evidence, StanceTag } from "../../src/statement/tags.ts";
import { cell, countryName, render, reported, snapshot, utterance } from "./snapshots.ts";

const TEXT = "We welcome the call, and small openings matter.";

function evidence(words: string, by: Evidence["by"]): Evidence {
  const start = TEXT.indexOf(words);
  return { in: "text", start, end: start + words.length, text: words, by };
}

function saying(found: Evidence[], score = 0.81) {
  const scores = { welcoming: score, skeptical: 1 - score, hostile: 0, neutral: 0 };
  const stance: StanceTag = { label: "welcoming", scores, evidence: found };
  return utterance({ text: TEXT, tags: { stance } });
}

const CUE = saying([evidence("welcome", "cue")]);
const INFERRED = saying([evidence("small openings", "inferred")], 0.27);
const BOTH = saying([evidence("welcome the", "cue"), evidence("the call", "inferred")]);
const HEADING = { start: 0, end: 6, text: "LATVIA", by: "cue" as const };
const NOTHING = saying([], 0.27);

function form(format: "md" | "html", said: typeof CUE): string {
  const counted = snapshot({ cells: [cell()] });
  const report = buildReport(counted, { generatedAt: "now", countryName });
  return render(reported(report, [said]), { format });
}

const show = (said: typeof CUE, color = false) => renderStatements([said], { width: 80, color });

it.each(["terminal", "md", "html"] as const)(
  "the part of the article that told a country is shown: %s",
  (format) => {
    const country = { code: "LV", evidence: [{ ...HEADING, in: "origin" as const, i: 0 }] };
    const origin = [{ country: "LV", by: "heading" as const, text: "LATVIA", start: 9, end: 15 }];
    const said = utterance({ text: TEXT, origin, tags: { country } });
    const shown = format === "terminal" ? show(said) : form(format, said);
    expect(shown).toMatch(/Country by a heading: .*LATVIA/);
  },
);

describe("in a terminal", () => {
  it("what decided stands in brackets and what weighed most in braces, where there is no colour", () => {
    expect(show(CUE)).toContain("We [welcome] the call, and small openings matter.");
    expect(show(INFERRED)).toContain("We welcome the call, and {small openings} matter.");
    expect(show(BOTH)).toContain("We [welcome the]{ call}, and");
  });

  it("they are underlined and in italics with colour", () => {
    expect(show(CUE, true)).toContain("We \u001b[4mwelcome\u001b[24m the");
    expect(show(INFERRED, true)).toContain("and \u001b[3msmall openings\u001b[23m matter");
  });

  it("the score stands behind the stance, and whether any cue decided it", () => {
    expect(show(CUE)).toMatch(/^█ welcoming 0\.81 · /);
    for (const said of [INFERRED, NOTHING]) {
      expect(show(said)).toMatch(/^█ welcoming \(no cue; inferred, 0\.27\) · /);
    }
  });

  it("a legend says what the marks mean", () => {
    expect(show(CUE)).toMatch(/in \[brackets\].*in\s\{braces\}/s);
    expect(show(CUE, true)).toMatch(/underlined.*in\sitalics/s);
  });
});

describe("as HTML", () => {
  const marks = (said: typeof CUE) => {
    const { document } = parseHTML(form("html", said));
    return [...document.querySelectorAll("blockquote mark")].map((mark) => [
      mark.textContent.trim(),
      mark.className,
      mark.getAttribute("title"),
    ]);
  };

  it("what was inferred has a mark of its own, and each mark says which tag", () => {
    expect(marks(CUE)).toEqual([["welcome", "", "decided: stance"]]);
    expect(marks(INFERRED)).toEqual([["small openings", "inferred", "inferred from this: stance"]]);
    expect(marks(BOTH)).toEqual([
      ["welcome", "", "decided: stance"],
      ["the", "", "decided: stance; inferred from this: stance"],
      ["call", "inferred", "inferred from this: stance"],
    ]);
  });

  it("the text of a quote stays whole, and the score stands below it", () => {
    const { document } = parseHTML(form("html", BOTH));
    expect(document.querySelector("blockquote p")!.textContent).toBe(TEXT);
    expect(form("html", CUE)).toContain("welcoming 0.81 ·");
    expect(form("html", INFERRED)).toContain("welcoming (no cue; inferred, 0.27)");
    expect(form("html", CUE)).toContain(`<mark class="inferred">inferred from</mark>`);
  });
});

it("as Markdown what decided is bold, what was inferred in italics, with the score", () => {
  expect(form("md", CUE)).toContain("> We **welcome** the call, and small");
  expect(form("md", CUE)).toContain("· welcoming 0.81 ·");
  expect(form("md", INFERRED)).toContain("and *small openings* matter");
  expect(form("md", INFERRED)).toContain("· welcoming (no cue; inferred, 0.27) ·");
  expect(form("md", CUE)).toContain("*inferred from*");
});

describe("a quote", () => {
  it.each<[kind: StatementKind | undefined, text: string, quoted: string]>([
    ["direct", "It is a start,", "“It is a start”"],
    ["partial", "a start;", "“a start”"],
    ["direct", "“It is a start.”", "“It is a start.”"],
    ["indirect", "it is a start,", "it is a start"],
    [undefined, "It is a start.", "It is a start."],
  ])("that is %s, %j, is shown as %s", (kind, text, quoted) => {
    const said = utterance({ kind, text });
    expect(show(said)).toContain(`\n  ${quoted}\n`);
    expect(form("md", said)).toContain(`\n> ${quoted}\n`);
    const { document } = parseHTML(form("html", said));
    expect(document.querySelector("blockquote p")!.textContent).toBe(quoted);
  });
});
