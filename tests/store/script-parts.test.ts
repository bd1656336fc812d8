import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRedis } from "../servers/redis.ts";
import { inOrderOfNeed, joinParts, needsOf } from "../../src/store/script-parts.ts";

const STORE = join(import.meta.dirname, "../../src/store");

const PARTS = new Map(
  readdirSync(STORE)
    .filter((name) => name.endsWith(".lua"))
    .map((name) => [name.slice(0, -4), readFileSync(join(STORE, name), "utf8")]),
);

/** The names that a part defines for those that need it. */
function definedIn(part: string): string[] {
  return [...part.matchAll(/^local (?:function )?(\w+(?:, \w+)*)/gm)].flatMap(([, names]) =>
    names!.split(", "),
  );
}

const code = (part: string) => part.replace(/--\[\[.*?\]\]/s, "").replaceAll(/--.*/g, "");

const functionsOf = (part: string) =>
  [...part.matchAll(/\blocal function (\w+)/g)].map(([, name]) => name!);

const parametersOf = (part: string) =>
  [...part.matchAll(/\bfunction \w*\(([^)]*)\)/g)].flatMap(([, names]) => names!.split(", "));

const uses = (part: string, name: string) => new RegExp(`\\b${name}\\b`).test(code(part));
const calls = (part: string, name: string) => new RegExp(`(?<![.:\\w])${name}\\(`).test(code(part));

test("a script's parts come once each, and after the parts that they need", () => {
  const parts: Record<string, string> = {
    count: "-- needs: pages, hashes\ncount",
    pages: "-- needs: hashes\npages",
    hashes: "hashes -- needs: nothing",
    others: "others",
  };
  expect(inOrderOfNeed("count", (name) => parts[name]!)).toEqual([
    "hashes -- needs: nothing",
    "-- needs: hashes\npages",
    "-- needs: pages, hashes\ncount",
  ]);
});

test("parts that need each other are refused with the whole circle", () => {
  const parts: Record<string, string> = {
    count: "-- needs: pages",
    pages: "-- needs: leaves",
    leaves: "-- needs: pages",
  };
  expect(() => inOrderOfNeed("count", (name) => parts[name]!)).toThrow(
    "count needs pages needs leaves needs pages",
  );
});

test("parts share what later ones use, and each may have as many names of its own as Lua allows", async () => {
  const own = (part: string) => Array.from({ length: 120 }, (_, i) => `local ${part}${i} = ${i}`);
  const parts = [
    [
      ...own("a"),
      "local first, second = 2, 3",
      "local unset",
      "local function add(n)",
      "  return n + a1",
      "end",
    ],
    [...own("b"), "unset = 5", "local function twice(n)", "  return add(n) * first", "end"],
    [...own("c"), "return { twice(second), unset, first }"],
  ];
  const lua = joinParts(parts.map((lines) => lines.join("\n")));
  expect(await openRedis().eval(lua, 0)).toEqual([8, 5, 2]);
});

test("each Lua part names the parts whose functions it calls, and no others", () => {
  const wrong: string[] = [];
  for (const [name, part] of PARTS) {
    const own = [...functionsOf(part), ...parametersOf(part)];
    for (const [other, text] of PARTS) {
      if (other === name) continue;
      const called = functionsOf(text).filter((one) => !own.includes(one) && calls(part, one));
      const needed = needsOf(part).includes(other);
      if (called.length > 0 && !needed)
        wrong.push(`${name} calls ${called.join(", ")} of ${other}`);
      if (needed && !definedIn(text).some((one) => uses(part, one))) {
        wrong.push(`${name} uses nothing of ${other}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});
