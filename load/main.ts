/** `npm run load -- NAME ...`: a fault, an attack or a load by its name. */
const PROGRAMS = [
  "bench",
  "chaos",
  "cuts",
  "edits",
  "full",
  "hostile",
  "outages",
  "poison",
  "restarts",
  "stops",
] as const;

const [name] = process.argv.splice(2, 1);
const program = PROGRAMS.find((known) => known === name);
if (program) await import(`./${program}.ts`);
else {
  process.stderr.write(`npm run load -- NAME, which is one of ${PROGRAMS.join(", ")}\n`);
  process.exitCode = 2;
}
