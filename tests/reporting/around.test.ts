import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { loadRosters, loadWorld } from "../../src/lexicons/load-world.ts";
import { lookAround } from "../../src/read-report.ts";
import { buildReport } from "../../src/reporting/build-report.ts";
import { worldMap } from "../../src/reporting/html-map.ts";
import { renderHtml } from "../../src/reporting/render-html.ts";
import { openTally } from "../../src/counting/tally.ts";
import { EVENT } from "../counting/mentions.ts";
import { said } from "../counting/said.ts";

function counted(...rows: Parameters<typeof said>[0][]) {
  const tally = openTally(EVENT);
  for (const [at, row] of rows.entries())
    tally.record(said({ id: `m${at}`, text: `We say so, the ${at}th time.`, ...row }));
  const snapshot = tally.snapshot();
  const report = buildReport(snapshot, { generatedAt: "", countryName: (code) => code });
  return { report, around: lookAround(report, snapshot) };
}

test("who has not spoken is told of each roster, and of the neighbours of those who spoke most", () => {
  const { around } = counted(
    { country: "US" },
    { country: "CN" },
    { country: "RU" },
    { country: "GB" },
    { country: "UA" },
    { country: "UA" },
  );
  const named = new Map(around.silence.map((one) => [one.name, one]));
  const codes = (name: string) => named.get(name)?.silent.map(({ code }) => code);
  expect(codes("UN Security Council's five")).toEqual(["FR"]);
  expect(named.get("G20")?.of).toBe(21);
  expect(codes("G20")).not.toContain("CN");
  expect(codes("Neighbours of UA")).toEqual(["BY", "HU", "MD", "PL", "RO", "SK"]);
});

test.each<[string, Parameters<typeof said>[0][], [string, string][]]>([
  [
    "took another stance last than first",
    [
      { country: "FR", on: "2023-04-26", stance: "hostile" },
      { country: "FR", on: "2023-04-27", stance: "neutral" },
      { country: "FR", on: "2023-04-28", stance: "welcoming" },
    ],
    [["hostile", "welcoming"]],
  ],
  [
    "came back to its first stance",
    [
      { country: "FR", on: "2023-04-26", stance: "hostile" },
      { country: "FR", on: "2023-04-27", stance: "neutral" },
      { country: "FR", on: "2023-04-28", stance: "hostile" },
    ],
    [],
  ],
  [
    "spoke through officials in one way, and through others in another",
    [
      { country: "FR", on: "2023-04-26", stance: "hostile", rank: "ministry" },
      { country: "FR", on: "2023-04-28", stance: "welcoming" },
    ],
    [],
  ],
  [
    "said two things on its last day",
    [
      { country: "FR", on: "2023-04-26", stance: "hostile" },
      { country: "FR", on: "2023-04-28", stance: "hostile" },
      { country: "FR", on: "2023-04-28", stance: "welcoming" },
    ],
    [],
  ],
  [
    "said it in the background",
    [
      { country: "FR", on: "2023-04-26", stance: "hostile" },
      { country: "FR", on: "2023-04-28", stance: "welcoming", background: true },
    ],
    [],
  ],
])("whether a country moved that %s", (_, rows, moves) => {
  const { around } = counted(...rows);
  expect(around.moves.map(({ first, last }) => [first.stance, last.stance])).toEqual(moves);
});

test("the map shows each country's latest statement, small states as points and bodies beside it", () => {
  const { report, around } = counted(
    { country: "FR", stance: "hostile" },
    { country: "SG", stance: "neutral" },
    { country: "EU", stance: "skeptical" },
  );
  const opens = (country: string) => `?country=${country}`;
  const { document } = parseHTML(worldMap(report, around.world, { number: 1, opens }).markup);
  const links = [...document.querySelectorAll("a")].map((link) => [
    link.getAttribute("href"),
    link.querySelector("g, .swatch")?.getAttribute("class"),
  ]);
  expect(links).toEqual([
    ["?country=FR", "map-hostile"],
    ["?country=SG", "map-neutral"],
    ["?country=EU", "swatch skeptical"],
  ]);
  expect(document.querySelectorAll("circle")).toHaveLength(1);
  expect(document.querySelectorAll("g.silent").length).toBeGreaterThan(150);
});

test("Crimea is drawn in Ukraine, Gaza apart from Israel, and disputed areas are striped", () => {
  const { countries, neighbours, small } = loadWorld();
  expect(neighbours.UA).not.toContain(undefined);
  const striped = countries.filter(({ disputed }) => disputed).map(({ name }) => name);
  expect(striped).toEqual(["Kosovo", "N. Cyprus", "Somaliland", "W. Sahara"]);
  expect(countries.map(({ code }) => code)).toEqual(expect.arrayContaining(["PS", "XK", "EH"]));
  expect(small.map(({ code }) => code)).toEqual(expect.arrayContaining(["SG", "MT", "VA"]));
  // The isthmus of Crimea: a shape of Ukraine that reaches south of 45 degrees.
  const [ukraine, moldova] = ["UA", "MD"].map((code) =>
    lowest(countries.find((one) => one.code === code)!.path),
  );
  expect(ukraine).toBeGreaterThan(moldova! + 5);
});

/** The lowest point of a path of relative steps. */
function lowest(path: string): number {
  let most = 0;
  for (const ring of path.split("M").filter(Boolean)) {
    const [start = "", steps = ""] = ring.replace("z", "").split("l");
    let y = Number(start.split(",")[1]);
    const numbers = [...steps.matchAll(/-?\d+/g)].map(([number]) => Number(number));
    for (let i = 1; i < numbers.length; i += 2) {
      y += numbers[i]!;
      most = Math.max(most, y);
    }
  }
  return most;
}

test("every member of a roster has a code that is known, and the five are five", () => {
  expect(loadRosters().map(({ name, members }) => [name, members.length])).toEqual([
    ["UN Security Council's five", 5],
    ["G20", 21],
  ]);
});

test("the page of a report shows map, silence and movement, and its figures lead to the quotes", () => {
  const { report, around } = counted({ country: "FR", stance: "hostile" });
  const page = renderHtml([{ report, utterances: [], onAllDays: 1, around }], () => null);
  const { document } = parseHTML(page);
  expect([...document.querySelectorAll("h2")].map((heading) => heading.textContent)).toEqual(
    expect.arrayContaining(["Where they stand", "Silence and movement"]),
  );
  expect(document.querySelectorAll("script")).toHaveLength(0);
});
