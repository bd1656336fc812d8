import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import {
  AROUND,
  EXTRACTION,
  HOMES,
  LOADS_TAGGERS,
  MAY_IMPORT,
  NODE_IN_PURE,
  OF_ALL_STAGES,
  PURE,
  STAGES,
} from "./order.ts";

const ROOT = join(import.meta.dirname, "../..");

type Imports = { file: string; names: readonly string[] };

const sources = importsIn("src", "workers");
const around = importsIn("load", "tests", "eval", "scripts", "examples");

function importsIn(...folders: string[]): Imports[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.m?tsx?$|\.mjs$/.test(name) && !name.includes("node_modules"))
      .map((name) => readImports(join(folder, name))),
  );
}

/** All that a file imports, types included. */
function readImports(file: string): Imports {
  const text = readFileSync(join(ROOT, file), "utf8");
  const { module } = parseSync(file, text);
  const names = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replace(/["'`]/g, ""),
    ),
    ...[...text.matchAll(/\b(?:require|resolve)\(["']([^"']+)["']\)/g)].map(
      ([, name = ""]) => name,
    ),
  ];
  return { file, names };
}

function roomOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  return top === "workers" ? top : second.replace(/\.ts$/, "");
}

function roomAround(file: string): string {
  const [top = "", second = "", ...rest] = file.split("/");
  return top === "load" && rest.length > 0 ? `${top}/${second}` : top;
}

const isOurs = (name: string) => name.startsWith(".");
const targetOf = (file: string, name: string) => relative(ROOT, join(ROOT, dirname(file), name));

/** `@scope/name/path` and `name/path` without their path. */
function libraryOf(name: string): string {
  return name.split("/", name.startsWith("@") ? 2 : 1).join("/");
}

test("imports point down", () => {
  const wrong: string[] = [];
  for (const { file, names } of sources) {
    const allowed = MAY_IMPORT[roomOf(file)];
    for (const name of names.filter(isOurs)) {
      const target = targetOf(file, name);
      const room = roomOf(target);
      if (room !== roomOf(file) && !allowed?.includes(room)) wrong.push(`${file} -> ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("load, eval and scripts import the house and not the tests, and the house imports none of them", () => {
  const wrong = around.flatMap(({ file, names }) =>
    names
      .filter(isOurs)
      .map((name) => targetOf(file, name))
      .filter((target) => {
        const [from, to] = [file, target].map(roomAround) as [string, string];
        return from !== to && !AROUND[from]?.includes(to);
      })
      .map((target) => `${file} -> ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("each stage of extraction imports from itself and earlier ones only", () => {
  const inside = (file: string) => file.startsWith(`${EXTRACTION}/`);
  const stageOf = (file: string) => STAGES.indexOf(dirname(file));
  const wrong = sources
    .filter(({ file }) => inside(file))
    .flatMap(({ file, names }) =>
      names
        .filter(isOurs)
        .map((name) => targetOf(file, name))
        .filter((target) => inside(target) && !OF_ALL_STAGES.includes(target))
        .filter((target) => stageOf(target) > stageOf(file))
        .map((target) => `${file} -> ${target}`),
    );
  expect(wrong).toEqual([]);
  const folders = sources.map(({ file }) => dirname(file)).filter((folder) => inside(folder));
  expect(folders.filter((folder) => !STAGES.includes(folder))).toEqual([]);
});

test("the core uses nothing of Node that is no pure function", () => {
  const wrong = sources
    .filter(({ file }) => PURE.includes(roomOf(file)))
    .flatMap(({ file, names }) =>
      names
        .filter((name) => name.startsWith("node:") && !NODE_IN_PURE[name]?.includes(file))
        .map((name) => `${file} -> ${name}`),
    );
  expect(wrong).toEqual([]);
});

test("each library is imported in its home only", () => {
  const wrong: string[] = [];
  for (const { file, names } of sources) {
    for (const name of names) {
      if (isOurs(name) || name.startsWith("node:")) continue;
      if (file === LOADS_TAGGERS && name === "address") continue;
      const homes = HOMES[libraryOf(name)] ?? [];
      if (!homes.some((home) => file.startsWith(home))) wrong.push(`${file} -> ${name}`);
    }
  }
  expect(wrong).toEqual([]);
  const used = new Set(sources.flatMap(({ names }) => names).map(libraryOf));
  expect(Object.keys(HOMES).filter((library) => !used.has(library))).toEqual([]);
});

test("no file imports itself by way of others, types included", () => {
  const imports = new Map(
    [...sources, ...around].map(({ file, names }) => [
      file,
      names.filter(isOurs).map((name) => targetOf(file, name)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) {
      circles.push([...path.slice(at), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) walk(file, []);
  expect(circles).toEqual([]);
});
