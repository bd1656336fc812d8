import { readFileSync } from "node:fs";
import type { Town, Towns } from "../tagging/town.ts";

let table: string | undefined;

const KEPT = 10_000;
const kept = new Map<string, Town | null>();

/** The towns of the world by name; their table is read when the first is asked for. */
export const findTown: Towns = (name) => {
  const known = kept.get(name);
  if (known !== undefined) return known;
  table ??= readTable();
  const town = lookUp(table, name);
  if (kept.size >= KEPT) kept.clear();
  kept.set(name, town);
  return town;
};

function lookUp(lines: string, name: string): Town | null {
  const start = lineOf(lines, name);
  if (!lines.startsWith(`${name}\t`, start)) return null;
  const codes = lines.slice(start + name.length + 1, lines.indexOf("\n", start)).split(" ");
  return toTown(codes);
}

/** One line a name, in the order of code units: `npm run build` writes it from GeoNames. */
function readTable(): string {
  const file = new URL("./data/towns.txt", import.meta.url);
  try {
    return readFileSync(file, "latin1");
  } catch (cause) {
    throw new Error("the table of towns is missing: npm run build writes it", { cause });
  }
}

/** Where the line of a name begins, if the table has one. */
function lineOf(lines: string, name: string): number {
  let [from, to] = [0, lines.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const start = lines.lastIndexOf("\n", middle - 1) + 1;
    const end = lines.indexOf("\n", start);
    const key = lines.slice(start, lines.indexOf("\t", start));
    if (key === name) return start;
    if (key < name) from = end + 1;
    else to = start;
  }
  return from;
}

function toTown([first = "", ...others]: readonly string[]): Town {
  const mark = first.at(-1);
  const likely = mark === "*" ? "sure" : mark === "!" ? "small" : "open";
  return { codes: [likely === "open" ? first : first.slice(0, -1), ...others], likely };
}
