import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ensureServer } from "../servers/ensure-server.ts";
import { LINGER_MS, measureLatency } from "./latency.ts";
import { measureLoops, measureReading } from "./loops.ts";
import { measureEvent } from "./memory.ts";
import { type Costs, measureEnqueueing, measurePipeline } from "./pipeline.ts";
import { makeStatements, USUAL_SPREAD } from "../stage/made-statements.ts";
import type { Measured } from "../stage/measured.ts";

export const options = { statements: 40_000, mentions: 200_000 };

const FEW = 10_000;
const WORKERS = 2;
const ROUNDS = 3;
const CHUNK = 250;
const LATENCY_SECONDS = 6;

export async function run({ statements, mentions }: typeof options): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "readout-bench-"));
  try {
    const server = ensureServer();
    const file = await writeStatements(folder, "all.jsonl", statements);
    const { events, days, outlets, repeats } = USUAL_SPREAD;
    console.log(
      `${statements} statements over ${events} events, ${days} days and ${outlets} outlets, ${repeats} % of them reprints`,
    );

    const [reading, enqueueing] = await inTurn([
      () => measureReading(file),
      () => measureEnqueueing(server, file),
    ]);
    row("read, parse and validate alone", reading);
    row("enqueue from the file", enqueueing, `${ratio(enqueueing, reading)} of reading alone`);

    const whole = { server, workers: WORKERS, chunkSize: CHUNK, tagging: true };
    const [wink, loops, tagged, untagged] = await inTurn([
      () => measureLoops("wink", WORKERS, statements),
      () => measureLoops("tag", WORKERS, statements),
      () => measurePipeline(whole, file),
      () => measurePipeline({ ...whole, tagging: false }, file),
    ]);
    row("two loops: wink-nlp, three pipes", wink);
    row("two loops: tag", loops, `${(loops.cpu / wink.cpu).toFixed(2)} of wink-nlp's time`);

    const single = await measurePipeline(
      { ...whole, chunkSize: 1 },
      await writeStatements(folder, "some.jsonl", statements / 10),
    );
    rate("two workers, end to end", tagged, `${ratio(tagged, loops)} of two loops`);
    rate(
      "the same, one statement a job",
      single,
      `chunks are ${ratio(tagged, single)} times faster`,
    );
    rate("the same without tagging", untagged);

    console.log("processor time of a statement beside its tagging, in microseconds");
    costs("with tagging", { ...tagged, workers: tagged.workers - loops.cpu }, wink);
    costs("without tagging", untagged, wink);

    const half = tagged.perSecond / 2;
    const { median, p99, chunk } = await measureLatency(whole, half, LATENCY_SECONDS);
    const tagging = (chunk * loops.cpu) / 1000;
    console.log(
      `latency at half load: median ${median.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, ${LINGER_MS} ms linger included; ` +
        `chunks of ${chunk}, whose tagging takes ${tagging.toFixed(0)} ms`,
    );

    const few = await measureEvent(server, FEW, repeats);
    const many = await measureEvent(server, mentions, repeats);
    const distinct = await measureEvent(server, mentions, 0);
    const all = tagged.producer.cpu + tagged.redis + tagged.workers;
    const growth = (all + many.writing - few.writing) / all;
    console.log(`an event of ${mentions} mentions beside one of ${FEW}`);
    console.log(
      `  bytes a mention beside the texts ${many.bytes.toFixed(0)} (${distinct.bytes.toFixed(0)} without reprints), texts ${many.textBytes.toFixed(0)}`,
    );
    console.log(
      `  writing a mention costs Redis ${many.writing.toFixed(1)} us, ${(many.writing / few.writing).toFixed(2)} times as much; ` +
        `all that a statement costs is ${growth.toFixed(2)} times as much`,
    );
    console.log(
      `  its report as JSON takes ${many.reportMs.toFixed(0)} ms, ${(many.reportMs / few.reportMs).toFixed(2)} times as long`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

/** What each measurement gives the middle time it is made, by its rate: a machine is not as fast at all times. */
async function inTurn<M extends { perSecond: number }[]>(measurements: {
  [I in keyof M]: () => Promise<M[I]>;
}): Promise<M> {
  const rounds: M[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const round: { perSecond: number }[] = [];
    for (const measure of measurements) round.push(await measure());
    rounds.push(round as M);
  }
  return measurements.map((_, i) => middleOf(rounds.map((round) => round[i]!))) as M;
}

function middleOf<T extends { perSecond: number }>(measured: readonly T[]): T {
  return measured.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(measured.length / 2)]!;
}

async function writeStatements(folder: string, name: string, count: number): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(lines(count)), createWriteStream(path));
  return path;
}

function* lines(count: number): Iterable<string> {
  for (const statement of makeStatements(count, 1)) yield `${JSON.stringify(statement)}\n`;
}

function row(what: string, { perSecond, cpu }: Measured, beside = ""): void {
  line(what, perSecond, `${cpu.toFixed(1).padStart(6)} us  ${beside}`);
}

function rate(what: string, { perSecond }: Costs, beside = ""): void {
  line(what, perSecond, `           ${beside}`);
}

function line(what: string, perSecond: number, beside: string): void {
  const shown = Math.round(perSecond).toLocaleString("en").padStart(9);
  console.log(`${what.padEnd(32)} ${shown}/s  ${beside}`.trimEnd());
}

function costs(what: string, { producer, redis, workers }: Costs, wink: Measured): void {
  const all = producer.cpu + redis + workers;
  const parts = `producer ${producer.cpu.toFixed(1)}, Redis ${redis.toFixed(1)}, workers ${workers.toFixed(1)}`;
  console.log(
    `  ${what.padEnd(18)} ${all.toFixed(1)}: ${parts}; ${(all / wink.cpu).toFixed(2)} of wink-nlp's time`,
  );
}

function ratio(one: { perSecond: number }, other: { perSecond: number }): string {
  return (one.perSecond / other.perSecond).toFixed(2);
}
