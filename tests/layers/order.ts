// The order of the house: what may import what. layers.test.ts beside it holds it.

import { join } from "node:path";

/** The rooms of the house, the lowest first, and the rooms whose files each may import. */
export const MAY_IMPORT: Record<string, readonly string[]> = {
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
  health: ["errors", "statement", "counting", "redis", "store", "queue"],
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
  counted: ["errors", "counting", "redis", "store"],
  "store-reader": "counting counted folds queue redis store".split(" "),
  readout: (
    "reading errors statement counting tagging reporting lexicons input redis store queue health " +
    "correcting counted freezing life folds listing readout-settings session sending"
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
export const AROUND: Record<string, readonly string[]> = {
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
export const EXTRACTION = "src/extraction";
export const STAGES = [
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
export const OF_ALL_STAGES = ["src/extraction/article.ts"];

/** The rooms without I/O, clock and randomness, and the files of them that may use a module of Node. */
export const PURE =
  "errors statement counting folding extraction tagging reporting dashboard".split(" ");
export const NODE_IN_PURE: Record<string, readonly string[]> = {
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
export const HOMES: Record<string, readonly string[]> = {
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
export const LOADS_TAGGERS = "src/taggers.ts";
