import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { drawPng } from "../../src/pictures/draw-png.ts";
import { CHARTS } from "../../src/reporting/charts/chart.ts";
import { renderSvg } from "../../src/reporting/charts/render-svg.ts";
import type { ReportedEvent } from "../../src/reporting/reported-event.ts";
import { loadWorld } from "../../src/lexicons/load-world.ts";
import { shortCountryName } from "../../src/lexicons/country-names.ts";
import { reportOf } from "./hostile-reports.ts";

function withWorld(text: string): ReportedEvent {
  return { ...reportOf(text), around: { world: loadWorld(), silence: [], moves: [] } };
}

const options = { shortName: shortCountryName };

/** Width and height of a PNG, as its header has them. */
function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const HEADINGS = {
  stance: "Stances: share of the utterances",
  countries: "Utterances by country and stance",
  timeline: "Utterances by the day",
  map: "Where countries stand",
};
const SAID = {
  stance: "12 utterances",
  countries: "|12|",
  timeline: "26 Apr",
  map: "pale: no statement",
};

test.each(CHARTS)("the chart %s alone says its figures, and what tagged them", (chart) => {
  const svg = renderSvg([withWorld("The call")], { ...options, chart });
  const { document } = parseHTML(svg);
  const texts = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
  const said = texts.join("|");
  for (const other of CHARTS) expect(said.includes(HEADINGS[other])).toBe(other === chart);
  expect(said).toMatch(/^The call\|/);
  expect(said).toContain("Tagged by The call");
  expect(said).toContain(SAID[chart]);
});

test("a picture holds the shapes of its figures, and several events one under the other", () => {
  const one = renderSvg([withWorld("one")], { ...options, chart: "stance" });
  const two = renderSvg([withWorld("one"), withWorld("two")], { ...options, chart: "stance" });
  const heightOf = (svg: string) => Number(/ height="(\d+)"/.exec(svg)?.[1]);
  expect(heightOf(two)).toBeGreaterThan(1.8 * heightOf(one));
  // 12 of 15 utterances on a bar of 400.
  expect(one).toContain('width="320"');
});

test("a PNG is the picture at twice its size, with its letters", async () => {
  const svg = renderSvg([withWorld("The call")], options);
  const [, width, height] = /width="(\d+)"\s+height="(\d+)"/.exec(svg) ?? [];
  const png = await drawPng(svg);
  expect(sizeOf(png)).toEqual([2 * Number(width), 2 * Number(height)]);
  const letters = (text: string) =>
    drawPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text y="15" font-family="DejaVu Sans">${text}</text></svg>`,
    );
  const [none, some, other] = await Promise.all([letters(""), letters("Ж"), letters("Ω")]);
  expect(some.length).toBeGreaterThan(none.length);
  expect(Buffer.from(some).equals(Buffer.from(other))).toBe(false);
});

test("the licence of the font stands where the font is named", () => {
  const notice = readFileSync("NOTICE", "utf8");
  expect(notice).toContain("dist/src/pictures/DejaVuSans.ttf");
  expect(notice).toContain("Permission is hereby granted");
});
