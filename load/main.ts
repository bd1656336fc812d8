/** `npm run load -- NAME ...`: a fault, an attack or a load by its name. */
const PROGRAMS: Record<string, string> = {
  bench: "./bench/bench.ts",
  chaos: "./faults/chaos.ts",
  cuts: "./faults/cuts.ts",
  edits: "./bench/edits.ts",
  full: "./faults/full.ts",
  hostile: "./faults/hostile.ts",
  outages: "./faults/outages.ts",
  poison: "./faults/poison.ts",
  restarts: "./faults/restarts.ts",
  stops: "./faults/stops.ts",
};

const [name = ""] = process.argv.splice(2, 1);
const program = PROGRAMS[name];
if (program) await import(program);
else {
  process.stderr.write(
    `npm run load -- NAME, which is one of ${Object.keys(PROGRAMS).join(", ")}\n`,
  );
  process.exitCode = 2;
}
