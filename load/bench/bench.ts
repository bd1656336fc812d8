import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ensureServer } from "../servers/ensure-server.ts";
import { canCountInstructions, countInstructions } from "./instructions.ts";
import { measureLatency } from "./latency.ts";
import { allOf, costs, rate, ratio, row, share } from "./lines.ts";
import { measureLoops, measureReading } from "./loops.ts";
import { measurePeer } from "./measure-peer.ts";
import { measureEvent } from "./memory.ts";
import { measurePages } from "./pages.ts";
import { type PeerName, PEERS } from "./peers.ts";
import { measureEnqueueing, measurePipeline, type PipelineSettings } from "./pipeline.ts";
import { measureStartUp } from "./start-up.ts";
import { makeStatements, USUAL_SPREAD } from "../stage/made-statements.ts";

export const options = { statements: 40_000, mentions: 200_000 };

const FEW = 10_000;
const WORKERS = 2;
const ROUNDS = 3;
const CHUNK = 250;
const LATENCY_SECONDS = 6;
const PEER_NAMES: readonly PeerName[] = ["bullmq", "streams", "once"];
/** Redis is some fifty times as slow while its instructions are counted. */
const COUNTED_STATEMENTS = 4_000;

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
    const [wink, loops, tagged, untagged, ...peers] = await inTurn([
      () => measureLoops("wink", WORKERS, statements),
      () => measureLoops("tag", WORKERS, statements),
      () => measurePipeline(whole, file),
      () => measurePipeline({ ...whole, tagging: false }, file),
      () => measurePeer("bullmq", whole, file),
      () => measurePeer("streams", whole, file),
      () => measurePeer("once", whole, file),
    ]);
    row("two loops: wink-nlp, three pipes", wink);
    row("two loops: tag", loops, `${(loops.cpu / wink.cpu).toFixed(2)} of wink-nlp's time`);

    const some = await writeStatements(folder, "some.jsonl", statements / 10);
    const single = await measurePipeline({ ...whole, chunkSize: 1 }, some);
    rate("two workers, end to end", tagged, `${ratio(tagged, loops)} of two loops`);
    rate(
      "the same, one statement a job",
      single,
      `chunks are ${ratio(tagged, single)} times faster`,
    );
    rate("the same without tagging", untagged);

    console.log("processor time of a statement beside its tagging, in microseconds");
    const besideWink = { cpu: wink.cpu, name: "wink-nlp's time" };
    costs("with tagging", { ...tagged, workers: tagged.workers - loops.cpu }, besideWink);
    costs("without tagging", untagged, besideWink);

    console.log("peers: our tagger between a queue and counters, which check and keep nothing");
    for (const [i, name] of PEER_NAMES.entries()) {
      rate(PEERS[name].name, peers[i]!, `readout does ${ratio(tagged, peers[i]!)} of it`);
    }
    console.log("all processor time of a statement, in microseconds");
    const besideOurs = { cpu: allOf(tagged), name: "readout's" };
    costs("readout", tagged, besideOurs);
    for (const [i, name] of PEER_NAMES.entries()) costs(PEERS[name].name, peers[i]!, besideOurs);
    await printInstructions(whole, folder);

    const half = tagged.perSecond / 2;
    const latency = await measureLatency(whole, half, LATENCY_SECONDS);
    const tagging = (latency.chunk * loops.cpu) / 1000;
    console.log(
      `from enqueue to counted at half load, median / p99: ${share(latency.whole)}; until it is sent ${share(latency.sending)}, ` +
        `until a worker has it ${share(latency.waiting)}, until it is counted ${share(latency.working)}; ` +
        `chunks of ${latency.chunk}, whose tagging takes ${tagging.toFixed(0)} ms`,
    );

    console.log("processor time of a start, in milliseconds");
    const [node, ...starts] = await measureStartUp(server);
    for (const { name, cpuMs } of [node!, ...starts]) {
      console.log(
        `  ${name.padEnd(30)} ${cpuMs.toFixed(0).padStart(5)}  ${(cpuMs / node!.cpuMs).toFixed(1)} of Node's`,
      );
    }

    const few = await measureEvent(server, FEW, repeats);
    const many = await measureEvent(server, mentions, repeats);
    const distinct = await measureEvent(server, mentions, 0);
    const all = allOf(tagged);
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

    console.log(
      "processor time of an answer over HTTP, on 100 and on 10,000 statements, in milliseconds",
    );
    const { costs: pages, seen } = await measurePages(server);
    for (const { name, few, many } of pages) {
      const times = `${few.toFixed(1)}, ${many.toFixed(1)}: ${(many / few).toFixed(2)} times`;
      console.log(`  ${name.padEnd(26)} ${times}`);
    }
    console.log(
      seen === null
        ? "  no Chromium, so nothing was looked at"
        : `  first paint of the larger ${Math.round(seen.firstPaint)} ms; from counted to shown ${Math.round(seen.countedToShown)} ms`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return 0;
}

/** What Redis executes for a statement, where this machine has valgrind. */
async function printInstructions(settings: PipelineSettings, folder: string): Promise<void> {
  if (!canCountInstructions()) {
    console.log("instructions of Redis: not counted, as callgrind_control (valgrind) is not here");
    return;
  }
  const file = await writeStatements(folder, "counted.jsonl", COUNTED_STATEMENTS);
  const few = { ...settings, warmedBy: COUNTED_STATEMENTS };
  const count = async (name: string, measure: (slow: PipelineSettings) => Promise<unknown>) => {
    const own = await mkdtemp(join(folder, "counted-"));
    const of = { folder: own, statements: COUNTED_STATEMENTS };
    const counted = await countInstructions(few, of, measure);
    const shown = Math.round(counted).toLocaleString("en").padStart(9);
    console.log(`  ${name.padEnd(26)} ${shown}`);
  };
  console.log("instructions of Redis for a statement, queue and counts");
  await count("readout", (slow) => measurePipeline(slow, file));
  for (const name of PEER_NAMES) {
    await count(PEERS[name].name, (slow) => measurePeer(name, slow, file));
  }
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
