import { UsageError } from "../src/errors.ts";
import { describeOptions, type Options, type Program, runProgram } from "./program.ts";

type Row = { help: string; start(args: readonly string[]): Promise<number> };

function row<Given extends Options>(help: string, load: () => Promise<Program<Given>>): Row {
  return {
    help,
    async start(args) {
      const program = await load();
      if (!args.includes("--help")) return runProgram(program, args);
      process.stdout.write(`${help}\n${describeOptions(program.options)}`);
      return 0;
    },
  };
}

/** `npm run load -- NAME ...`: a fault or a bench by its name. */
const PROGRAMS: Record<string, Row> = {
  bench: row(
    "rates, costs, latency and memory, as ratios in one run",
    () => import("./bench/bench.ts"),
  ),
  chaos: row("workers and Redis killed, again and again", () => import("./faults/chaos.ts")),
  cuts: row("every reply to a producer cut off once", () => import("./faults/cuts.ts")),
  edits: row("what edits and the report after them cost Redis", () => import("./bench/edits.ts")),
  feeds: row("watchers of feeds, one of them killed", () => import("./faults/feeds.ts")),
  folds: row("what a pass that folds costs, and how it grows", () => import("./bench/folds.ts")),
  full: row("ten times what Redis has memory for", () => import("./faults/full.ts")),
  hostile: row(
    "statements, texts and pages that take longest to read",
    () => import("./faults/hostile.ts"),
  ),
  life: row(
    "random operations of four processes on three events, while workers are killed",
    () => import("./faults/life.ts"),
  ),
  monitoring: row(
    "queries and alerts of docs/monitoring in a real Prometheus, which must be installed",
    () => import("./faults/monitoring.ts"),
  ),
  moves: row(
    "the memory of an export and an import, and the report after them",
    () => import("./bench/moves.ts"),
  ),
  outages: row(
    "Redis killed, stopped, read-only, locked, cut off, silent",
    () => import("./faults/outages.ts"),
  ),
  poison: row("every kind of poison among good statements", () => import("./faults/poison.ts")),
  restarts: row("Redis ended in every set-up and way", () => import("./faults/restarts.ts")),
  retag: row(
    "an event tagged anew by a newer model and by another tagger, while the old workers run",
    () => import("./faults/retag.ts"),
  ),
  stops: row(
    "workers told to stop in mid-chunk, and while Redis is gone",
    () => import("./faults/stops.ts"),
  ),
};

const LIST = `npm run load -- NAME [--help] [OPTIONS], where NAME is one of\n${Object.entries(
  PROGRAMS,
)
  .map(([name, { help }]) => `  ${name.padEnd(11)}${help}\n`)
  .join("")}`;

const [name, ...args] = process.argv.slice(2);
const program = name !== undefined && Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
if (program) {
  try {
    process.exitCode = await program.start(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
} else if (name === undefined || name === "--help") {
  process.stdout.write(LIST);
} else {
  process.stderr.write(`There is no program ${name}. ${LIST}`);
  process.exitCode = 2;
}
