import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it, test } from "vitest";
import { displayWidth } from "../../src/reporting/display-width.ts";
import { renderEvents } from "../../src/reporting/render-events.ts";
import { TEXT_FORMATS } from "../../src/reporting/forms.ts";
import { renderStatements } from "../../src/reporting/render-statements.ts";
import { hostileText } from "./arbitraries.ts";
import { reportOf } from "./hostile-reports.ts";
import { render, reported, utterance } from "./snapshots.ts";

// Everything but line ends that could steer a terminal or turn text round.
const UNSAFE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
// eslint-disable-next-line no-control-regex
const OWN_ESCAPES = /\u001b\[(?:1|2|22|3|23|4|24|33|35|36|39|90)m/g;
const ATTACK = `<script>alert(1)</script>"'\u001b[2J\u202e=1|[x](javascript:alert(1))\n=2`;

function terminalForms(text: string, { width, color }: { width: number; color: boolean }) {
  const reported = reportOf(text);
  const event = {
    event: text,
    title: text,
    mentions: 1234,
    utterances: 1,
    lastDay: text,
    models: [text],
  };
  return [
    render(reported, {
      format: "table",
      width,
      color,
      opensWith: (event) => `readout show ${event}`,
    }),
    renderStatements(reported.utterances, { width, color }),
    renderEvents([event, { ...event, lastDay: null }], { width, color }),
  ];
}

describe("in a terminal", () => {
  it("no line is wider than asked and no control character of the data comes through", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 40, max: 200 }), (text, width) => {
        for (const form of terminalForms(text, { width, color: false })) {
          expect(form).not.toMatch(UNSAFE);
          for (const line of form.split("\n")) {
            expect(displayWidth(line), line).toBeLessThanOrEqual(width);
          }
        }
      }),
    );
  });

  it("colour adds nothing but its own escapes", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 40, max: 200 }), (text, width) => {
        for (const form of terminalForms(text, { width, color: true })) {
          const plain = form.replace(OWN_ESCAPES, "");
          expect(plain).not.toMatch(UNSAFE);
          for (const line of plain.split("\n")) {
            expect(displayWidth(line), line).toBeLessThanOrEqual(width);
          }
        }
      }),
    );
  });
});

describe("as CSV", () => {
  it("parses back, with CRLF, and holds no formula", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const reported = reportOf(text);
        const csv = render(reported, { format: "csv" });
        expect(csv.replaceAll("\r\n", "")).not.toMatch(UNSAFE);
        const rows: Record<string, string>[] = parse(csv, {
          columns: true,
          record_delimiter: "\r\n",
        });
        for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
          const figure = column === "sentiment" || column === "low" || column === "high";
          if (!figure) expect(value).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
        }
        const countries = rows.filter(({ section }) => section === "country");
        const spoke = reported.report.countries.map(({ n }) => n).filter((n) => n > 0);
        expect(countries.map(({ n }) => Number(n))).toEqual(spoke);
      }),
    );
  });

  it("keeps negative figures of our own as numbers", () => {
    const reported = reportOf("plain");
    const csv = render(reported, { format: "csv" });
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const germany = rows.find(({ section, key }) => section === "country" && key === "DE");
    expect(germany?.["sentiment"]).toBe("-0.25");
  });
});

describe("as HTML", () => {
  const KNOWN = new Set(
    (
      "html head meta title style body header main footer section p h1 h2 dl div dt dd small table thead " +
      "tbody tr th td span bdi figure svg desc defs pattern rect path circle line text g figcaption details " +
      "summary ol ul li blockquote mark strong a nav article script"
    ).split(" "),
  );

  it("holds only elements of our own, no script, no handler, and links of the web", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const reported = reportOf(text);
        const page = render([reported, reported], { format: "html" });
        expect(page).not.toMatch(UNSAFE);
        const { document } = parseHTML(page);
        const data = [...document.querySelectorAll("script")];
        expect(data).toHaveLength(page.toLowerCase().split("<script").length - 1);
        for (const script of data) {
          expect(script.getAttribute("type")).toBe("application/ld+json");
          expect(script.textContent).not.toMatch(/[<>&]/);
          const [said] = JSON.parse(script.textContent)["@graph"];
          expect(said).toMatchObject({ "@type": "Quotation", creator: { name: text } });
        }
        for (const element of document.querySelectorAll("*")) {
          expect(KNOWN).toContain(element.localName);
          for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^on|^src$/);
        }
        for (const link of document.querySelectorAll("main a")) {
          const target = link.getAttribute("href")!;
          if (target.startsWith("#")) {
            expect(document.getElementById(target.slice(1))).not.toBeNull();
            continue;
          }
          expect(target).toMatch(/^https:\/\/paper\.example\/[!-~]*$/);
          expect(link.getAttribute("rel")).toBe("noopener noreferrer");
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has what was said in its own words as schema.org's Quotation, and nothing else", () => {
    const said = {
      speaker: "Ada Berg",
      affiliation: "foreign minister",
      outlet: "Post",
      url: "https://paper.example/a",
      publishedAt: "2023-04-26T23:00:00-04:00",
    };
    const { report } = reportOf("The call");
    const page = render(
      reported(report, [
        utterance({ ...said, kind: "direct", text: "We welcome it," }),
        utterance({ ...said, kind: "indirect", text: "that it welcomed it" }),
        utterance({ ...said, kind: "partial", text: 'called it "overdue"' }),
      ]),
      { format: "html" },
    );
    const { document } = parseHTML(page);
    expect(JSON.parse(document.querySelector("script")?.textContent ?? "")).toEqual({
      "@context": "https://schema.org",
      "@graph": [
        {
          "@type": "Quotation",
          text: "We welcome it",
          creator: { "@type": "Person", name: "Ada Berg", jobTitle: "foreign minister" },
          datePublished: "2023-04-26",
          isPartOf: {
            "@type": "NewsArticle",
            url: "https://paper.example/a",
            publisher: { "@type": "Organization", name: "Post" },
          },
          about: { "@type": "Event", name: "The call" },
          keywords: ["stance: welcoming"],
        },
      ],
    });
  });

  it("forbids itself everything from outside", () => {
    const reported = reportOf("plain");
    const page = render(reported, { format: "html" });
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline';`);
    expect(page).not.toMatch(/@import|src=|<link|url\((?!#)/);
  });

  it("marks overlapping evidence once, and the text stays whole", () => {
    const reported = reportOf("We welcome it");
    const page = render(reported, { format: "html" });
    const { document } = parseHTML(page);
    const quote = document.querySelector(".of-hostile blockquote p");
    expect(quote?.textContent).toBe("“We welcome it”");
    const marks = [...(quote?.querySelectorAll("mark") ?? [])].map((mark) => mark.textContent);
    expect(marks).toEqual(["W", "e w", "elcome it"]);
  });
});

describe("as Markdown", () => {
  it("links only to the web and holds no HTML", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const reported = reportOf(text);
        const page = render(reported, { format: "md" });
        expect(page).not.toMatch(UNSAFE);
        const bare = page.replace(/\\./gsu, "");
        expect(bare).not.toContain("<");
        for (const [, target] of bare.matchAll(/\]\(([^)]*)\)/g)) {
          expect(target).toMatch(/^https:\/\/paper\.example\//);
        }
        for (const row of bare.split("\n").filter((line) => line.startsWith("|"))) {
          expect([4, 6, 10, 5]).toContain(row.split("|").length - 1);
        }
      }),
    );
  });
});

describe("as JSON", () => {
  it("is one line that parses to the report and is safe to print", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const reported = reportOf(text);
        const json = render(reported, { format: "json" });
        expect(JSON.parse(json)).toEqual(reported.report);
        expect(json.trimEnd()).not.toMatch(UNSAFE);
        expect(json.trimEnd()).not.toContain("\n");
      }),
    );
  });
});

test("as JSON lines, a statement is one line that parses to it and is safe to print", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const reported = reportOf(text);
      const lines = render(reported, { format: "jsonl" }).trimEnd();
      expect(lines).not.toMatch(UNSAFE);
      expect(lines.split("\n").map((line) => JSON.parse(line))).toEqual(
        reported.utterances.map(({ statement }) => statement),
      );
    }),
  );
});

const OTHERS = TEXT_FORMATS.filter((format) => !format.startsWith("json"));
test.each(OTHERS)("an attack is shown, but inert, as %s", (format) => {
  const reported = reportOf(ATTACK);
  const shown = render(reported, { format });
  expect(shown).toContain("[U+202E]".replace(/[[\]]/g, format === "md" ? "\\$&" : "$&"));
  expect(shown.replaceAll("\r\n", "")).not.toMatch(UNSAFE);
});
