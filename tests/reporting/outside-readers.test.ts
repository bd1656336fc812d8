import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parseHTML } from "linkedom";
import { parse as parseVega, View } from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { shortCountryName } from "../../src/lexicons/country-names.ts";
import { loadWorld } from "../../src/lexicons/load-world.ts";
import { drawPng } from "../../src/pictures/draw-png.ts";
import { type FormOptions, renderForm } from "../../src/render-form.ts";
import { CHARTS } from "../../src/reporting/charts/chart.ts";
import type { ReportedEvent } from "../../src/reporting/reported-event.ts";
import { TABLES, tableOf } from "../../src/reporting/tables.ts";
import { STANCES } from "../../src/statement/tags.ts";
import { hostileText } from "./arbitraries.ts";
import { reportOf } from "./hostile-reports.ts";
import { PAYLOADS } from "./payloads.ts";

const FEW = { numRuns: 40 };

function withWorld(text: string): ReportedEvent {
  return { ...reportOf(text), around: { world: loadWorld(), silence: [], moves: [] } };
}

const screen = { opensWith: () => null, width: 80, color: false, shortName: shortCountryName };

async function rendered(
  reported: ReportedEvent | ReportedEvent[],
  form: Pick<FormOptions, "format" | "table" | "chart">,
): Promise<string> {
  const events = Array.isArray(reported) ? reported : [reported];
  const made = await renderForm(events, { ...screen, ...form });
  return typeof made === "string" ? made : Buffer.from(made).toString("latin1");
}

// What a picture or a feed holds may be anything but this.
// eslint-disable-next-line no-control-regex
const UNSAFE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

describe("an SVG picture", () => {
  const KNOWN = "svg title desc defs pattern rect path circle g text".split(" ");

  it("holds only shapes and text, whatever stands in the texts, and is drawn", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const svg = await rendered(withWorld(text), { format: "svg", chart: "countries" });
        expect(svg).not.toMatch(UNSAFE);
        const { document } = parseHTML(svg);
        for (const element of document.querySelectorAll("*")) {
          expect(KNOWN).toContain(element.localName);
          for (const name of element.getAttributeNames())
            expect(name).not.toMatch(/^on|href|style/);
          const fill = element.getAttribute("fill");
          if (fill?.startsWith("url")) expect(fill).toMatch(/^url\(#\w+\)$/);
        }
        expect((await drawPng(svg)).length).toBeGreaterThan(1000);
      }),
      { numRuns: 15 },
    );
  });
});

describe("a Vega-Lite chart", () => {
  /** What Vega draws of a specification. */
  async function drawn(text: string): Promise<string> {
    const { spec } = compile(JSON.parse(text));
    return new View(parseVega(spec), { renderer: "none" }).toSVG();
  }

  it.each(CHARTS)("%s is drawn by Vega, with the figures of the report in it", async (chart) => {
    const reported = withWorld("The call");
    const text = await rendered(reported, { format: "vega-lite", chart });
    const svg = await drawn(text);
    expect(svg).toContain("The call");
    expect(svg).not.toContain("NaN");
    const { usermeta, data } = JSON.parse(text);
    const { models, accuracy, totals } = reported.report;
    expect(usermeta.readout).toMatchObject({ models, accuracy, unsure: totals.unsure });
    if (chart === "map") return;
    const sum = data.values.reduce((all: number, { n }: { n: number }) => all + n, 0);
    expect(sum).toBe(totals.utterances);
  });

  it("of all charts and several events is one picture", async () => {
    const text = await rendered([withWorld("One"), withWorld("Two")], { format: "vega-lite" });
    const svg = await drawn(text);
    for (const said of ["One", "Two", "Utterances by country"]) expect(svg).toContain(said);
    for (const stance of STANCES) expect(svg).toContain(stance);
  });

  it("takes hostile texts for texts", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const made = await rendered(withWorld(text), { format: "vega-lite", chart: "countries" });
        expect(made).not.toMatch(UNSAFE);
        expect(await drawn(made)).toContain("<svg");
      }),
      FEW,
    );
  });
});

describe("a parquet table", () => {
  async function read(reported: ReportedEvent, table: (typeof TABLES)[number]) {
    const made = await renderForm([reported], { ...screen, format: "parquet", table });
    const file = (made as Uint8Array).slice().buffer;
    return { rows: await parquetReadObjects({ file }), about: parquetMetadata(file) };
  }

  it.each(TABLES)(
    "of %s is read back cell by cell, whatever stands in the texts",
    async (table) => {
      await fc.assert(
        fc.asyncProperty(hostileText, async (text) => {
          const reported = reportOf(text);
          const { columns, rows } = tableOf(table, [reported]);
          const found = await read(reported, table);
          expect(found.rows).toHaveLength(rows.length);
          for (const [at, row] of found.rows.entries())
            for (const [i, { name, type }] of columns.entries()) {
              const cell = rows[at]![i]!;
              const expected =
                type === "date" && typeof cell === "string"
                  ? new Date(cell)
                  : typeof cell === "string"
                    ? new TextDecoder().decode(Buffer.from(cell))
                    : cell;
              expect(row[name] ?? null, name).toEqual(expected);
            }
          const known = found.about.key_value_metadata?.find(({ key }) => key === "readout");
          const [source] = JSON.parse(known?.value ?? "").reports;
          expect(source.totals).toEqual(reported.report.totals);
        }),
        FEW,
      );
    },
  );
});

describe("an Atom feed", () => {
  it("is read by feedsmith, an entry for each utterance", async () => {
    const reported = reportOf("The call");
    const feed = parseAtomFeed(await rendered(reported, { format: "atom" }));
    expect(feed.title?.value).toBe("Reactions: The call");
    expect(feed.subtitle?.value).toContain("Tagged by");
    expect(feed.entries).toHaveLength(reported.utterances.length);
    const linked = feed.entries?.find(({ links }) => links?.length);
    expect(linked?.links?.[0]?.href).toBe("https://paper.example/The%20call");
  });

  it("has the same ids whenever it is made", async () => {
    const ids = async (text: string) =>
      parseAtomFeed(await rendered(reportOf(text), { format: "atom" })).entries?.map(
        ({ id }) => id,
      );
    expect(await ids("one")).toEqual(await ids("one"));
    expect(await ids("one")).not.toEqual(await ids("two"));
  });

  it("holds hostile texts as texts", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const made = await rendered(reportOf(text), { format: "atom" });
        expect(made).not.toMatch(UNSAFE);
        expect(made).not.toMatch(/type="(x?html)"/);
        const feed = parseAtomFeed(made);
        expect(feed.entries).toHaveLength(2);
        for (const { href } of feed.entries?.flatMap(({ links }) => links ?? []) ?? [])
          expect(href).toMatch(/^https:\/\/paper\.example\//);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a payload of an attacker", () => {
  it.each(PAYLOADS)("%j stays a text in every form to take away", async (payload) => {
    const reported = withWorld(payload);
    const svg = await rendered(reported, { format: "svg" });
    const { document } = parseHTML(svg);
    expect(document.querySelectorAll("script, style, a, image, foreignObject, use")).toHaveLength(
      0,
    );
    for (const element of document.querySelectorAll("*"))
      expect(element.getAttributeNames().filter((name) => name.startsWith("on"))).toEqual([]);
    const feed = parseAtomFeed(await rendered(reported, { format: "atom" }));
    expect(feed.entries).toHaveLength(2);
    const spec = JSON.parse(await rendered(reported, { format: "vega-lite", chart: "countries" }));
    expect(JSON.stringify(spec.transform)).not.toContain(JSON.stringify(payload).slice(1, -1));
    for (const table of TABLES)
      expect(await rendered(reported, { format: "parquet", table })).toMatch(/^PAR1[^]*PAR1$/);
  });
});
