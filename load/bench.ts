import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { ensureServer } from "../tests/servers/ensure-server.ts";
import { measureMemory } from "./bench-memory.ts";
import {
  measurePipeline,
  measurePlainLoop,
  measureReading,
  type Measured,
} from "./bench-pipeline.ts";
import { makeStatements, USUAL_SPREAD } from "./made-statements.ts";

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "20000" },
    mentions: { type: "string", default: "200000" },
  },
});
const statements = Number(values.statements);
const mentions = Number(values.mentions);

const folder = await mkdtemp(join(tmpdir(), "readout-bench-"));
try {
  const file = join(folder, "statements.jsonl");
  await pipeline(Readable.from(lines(statements)), createWriteStream(file));
  const server = ensureServer();

  const { events, days, outlets, repeats } = USUAL_SPREAD;
  console.log(
    `${statements} statements over ${events} events, ${days} days and ${outlets} outlets, ${repeats} % of them reprints`,
  );
  const reading = await measureReading(file);
  const loop = await measurePlainLoop(statements);
  const { enqueueing, working, redis, worker } = await measurePipeline(server, file, statements);

  row("read, parse and validate alone", reading);
  row("enqueue from the file", enqueueing, `${ratio(enqueueing, reading)} of reading alone`);
  row("plain loop: tag in one process", loop);
  row("end to end, one worker", working, `${ratio(working, loop)} of the plain loop`);
  console.log("processor time per statement, in microseconds");
  cost("tagging (the plain loop)", loop.cpu);
  cost("producer", enqueueing.cpu);
  cost("worker beside tagging", worker - loop.cpu);
  cost("Redis: queue and aggregates", redis);
  const beside = enqueueing.cpu + (worker - loop.cpu) + redis;
  console.log(
    `  efficiency                      ${(loop.cpu / (loop.cpu + beside)).toFixed(2)} of all processor time is tagging`,
  );

  for (const [what, share] of [
    ["each its own utterance", 0],
    [`${repeats} % reprints`, repeats],
  ] as const) {
    const { bytes, textBytes, microseconds } = await measureMemory(server, mentions, share);
    console.log(
      `memory at ${mentions} mentions, ${what}: ${bytes.toFixed(0)} bytes a mention beside the texts, ` +
        `${textBytes.toFixed(0)} for the texts; writing costs Redis ${microseconds.toFixed(1)} microseconds a mention`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function* lines(count: number): Iterable<string> {
  for (const statement of makeStatements(count, 1)) yield `${JSON.stringify(statement)}\n`;
}

function row(what: string, { perSecond, cpu }: Measured, beside = ""): void {
  const rate = Math.round(perSecond).toLocaleString("en").padStart(9);
  console.log(
    `${what.padEnd(32)} ${rate}/s  ${cpu.toFixed(1).padStart(6)} us  ${beside}`.trimEnd(),
  );
}

function cost(what: string, microseconds: number): void {
  console.log(`  ${what.padEnd(30)} ${microseconds.toFixed(1).padStart(7)}`);
}

function ratio(one: Measured, other: Measured): string {
  return (one.perSecond / other.perSecond).toFixed(2);
}
