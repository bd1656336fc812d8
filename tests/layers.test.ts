import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** The rooms of the house, the lowest first, and the rooms whose files each may import. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  errors: [],
  statement: ["errors"],
  counting: ["errors", "statement"],
  folding: ["errors", "statement", "counting"],
  extraction: ["errors", "statement"],
  tagging: ["errors", "statement"],
  reporting: ["errors", "statement", "counting"],
  lexicons: ["errors", "statement", "folding", "extraction", "tagging", "reporting"],
  input: ["errors", "statement", "extraction"],
  redis: ["errors"],
  web: ["errors", "redis"],
  store: ["errors", "statement", "counting", "redis"],
  queue: ["errors", "statement", "counting", "redis", "store"],
  health: ["errors", "counting", "redis", "store", "queue"],
  setting: ["errors"],
  config: ["errors", "redis", "web", "store", "health", "setting", "readout-settings"],
  "extract-statements": ["errors", "statement", "extraction", "lexicons"],
  "tag-statement": ["errors", "statement", "tagging", "lexicons"],
  correcting: "errors statement counting reporting lexicons store tag-statement".split(" "),
  reading: ["errors", "counting", "redis", "store"],
  taggers: ["errors", "statement", "tagging", "lexicons"],
  life: "errors statement counting tagging reporting lexicons input redis store queue folds taggers".split(
    " ",
  ),
  folds: ["errors", "statement", "counting", "folding", "lexicons", "store"],
  "store-reader": "errors counting folds queue redis store".split(" "),
  readout: (
    "reading errors statement counting tagging reporting lexicons input redis store queue health " +
    "correcting freezing life folds listing readout-settings session sending"
  ).split(" "),
  "readout-settings": ["errors", "statement", "redis", "store", "health"],
  listing: [],
  session: "errors counting redis store queue health readout-settings".split(" "),
  sending: "errors statement input redis store queue health readout-settings session".split(" "),
  "read-report": ["errors", "counting", "lexicons", "reporting"],
  freezing: "errors statement counting reporting redis store read-report".split(" "),
  pictures: [],
  "render-form": ["reporting", "pictures"],
  metrics: ["counting", "queue", "health"],
  webhook: ["errors", "counting", "reporting", "redis", "store", "queue"],
  work: (
    "errors statement counting tagging reporting lexicons redis store queue health config metrics " +
    "readout-settings taggers webhook"
  ).split(" "),
  worker: ["statement", "redis", "tagging", "work"],
  run: (
    "errors statement counting extraction tagging lexicons input redis store queue health config " +
    "extract-statements tag-statement readout work"
  ).split(" "),
  feeds:
    "errors statement extraction lexicons input redis web store queue config work readout run".split(
      " ",
    ),
  dashboard: ["statement", "counting", "reporting"],
  http: (
    "errors statement counting extraction reporting lexicons input queue read-report readout metrics " +
    "run dashboard"
  ).split(" "),
  index: (
    "errors statement counting extraction reporting queue health extract-statements tag-statement " +
    "correcting freezing life folds listing readout readout-settings reading sending redis store"
  ).split(" "),
  cli: (
    "errors statement counting extraction tagging reporting lexicons input redis store queue health " +
    "config extract-statements tag-statement correcting life folds read-report store-reader render-form readout " +
    "work run http web feeds"
  ).split(" "),
  workers: ["work"],
};

/** The rooms around the house, where `src` is any room in it, and the rooms whose files each may import. */
const AROUND: Record<string, readonly string[]> = {
  eval: ["src"],
  examples: [],
  scripts: ["src", "load/servers"],
  "load/servers": ["src"],
  "load/stage": ["src", "load/servers"],
  "load/bench": ["src", "load/servers", "load/stage"],
  "load/faults": ["src", "load/servers", "load/stage"],
  load: ["src", "load/bench", "load/faults"],
  tests: "src load/servers load/stage load/bench load/faults load eval scripts examples docs".split(
    " ",
  ),
};

/** The stages of extraction, the earliest first; a file imports from its own and from those before it. */
const EXTRACTION = "src/extraction";
const STAGES = [
  "words",
  "document",
  "page",
  "speakers",
  "layout",
  "attribution",
  "selection",
  "",
].map((stage) => join(EXTRACTION, stage));
/** What an article is, every stage may know. */
const OF_ALL_STAGES = ["src/extraction/article.ts"];

/** The rooms without I/O, clock and randomness, and the files of them that may use a module of Node. */
const PURE = "errors statement counting folding extraction tagging reporting dashboard".split(" ");
const NODE_IN_PURE: Record<string, readonly string[]> = {
  "node:crypto": ["src/statement/identity.ts"], // digests: the same text gives the same one
  // Libraries that some inputs and outputs need are loaded with the first of them.
  "node:module": [
    "src/extraction/page/page-tree.ts",
    "src/extraction/page/readable.ts",
    "src/reporting/csv-lines.ts",
    "src/reporting/display-width.ts",
  ],
};

/** The only places that a library may be imported in: a file, or a room that is built on it. */
const HOMES: Record<string, readonly string[]> = {
  "@hono/node-server": ["src/http/open-server.ts"],
  "@mozilla/readability": ["src/extraction/page/readable.ts"],
  "@resvg/resvg-wasm": ["src/pictures/draw-png.ts"],
  "bullmq-otel": ["src/queue/traces.ts"],
  bullmq: ["src/queue/", "src/work/", "src/feeds/feed-queue.ts", "src/feeds/feed-worker.ts"],
  chardet: ["src/input/detected.ts"],
  "close-with-grace": ["src/cli/serve.ts", "src/cli/watch.ts", "src/work/tagger-process.ts"],
  "cluster-key-slot": ["src/redis/slot.ts"],
  "csv-parse": ["src/input/csv.ts", "src/input/story-list.ts"],
  "csv-stringify": ["src/reporting/csv-lines.ts"],
  eld: ["src/lexicons/detector.ts"],
  "fast-xml-parser": ["src/feeds/read-feed.ts"],
  feedsmith: ["src/feeds/read-feed.ts", "src/reporting/render-atom.ts"],
  hono: ["src/http/app.ts"],
  "hyparquet-writer": ["src/reporting/render-parquet.ts"],
  "ipaddr.js": ["src/web/addresses.ts"],
  "iconv-lite": ["src/input/windows-1252.ts"],
  ioredis: ["src/redis/", "src/store/", "src/health/", "src/work/"],
  leven: ["src/statement/nearest-name.ts"],
  linkedom: ["src/extraction/page/page-tree.ts"],
  marked: ["src/input/markdown.ts"],
  parse5: ["src/extraction/page/page-tree.ts"],
  pino: ["src/work/log.ts"],
  "pino-pretty": ["src/work/log.ts"],
  piscina: ["src/work/thread.ts"],
  preact: ["src/dashboard/", "src/http/pages/render-page.ts"],
  "preact-render-to-string": ["src/http/pages/render-page.ts"],
  "prom-client": ["src/metrics/open-metrics.ts"],
  "robots-parser": ["src/web/robots.ts"],
  "string-width": ["src/reporting/display-width.ts"],
  "wink-eng-lite-web-model": ["src/tagging/wink.ts"],
  "wink-nlp": ["src/tagging/wink.ts"],
  zod: [
    "src/http/",
    "src/life/check-line.ts",
    "src/life/feed-parts.ts",
    "src/queue/",
    "src/statement/",
  ],
};

/** The module that imports a module of the user's, by its address. */
const LOADS_TAGGERS = "src/taggers.ts";

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
