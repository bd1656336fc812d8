import { Redis } from "ioredis";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openReadout, type Readout } from "../../src/readout.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { type Env, outcomeOf, PROGRAMS, startNode } from "../stage/processes.ts";
import { inChunks, taggedEntries } from "./memory.ts";

const PREFIX = "moves";
const EVENT = "event-0";
/** In a hundred mentions so many are reprints. */
const REPEATS = 30;
const CORRECTED = 50;

/** `npm run load -- moves`: the memory of an export and an import, and the report after them. */
export const options = { mentions: 100_000, times: 10 };

export async function run({ mentions, times }: typeof options): Promise<number> {
  const few = await move(mentions);
  if (times < 2) return few.same ? 0 : 1;
  const many = await move(mentions * times);
  const [out, back] = [many.exported - few.exported, many.imported - few.imported];
  console.log(
    `${times} times the mentions take ${out} MB more to export, and ${back} MB more to import`,
  );
  return few.same && many.same ? 0 : 1;
}

/** Exports an event, empties Redis, and imports it twice. */
async function move(mentions: number) {
  const { socket, stop } = await startPrivateServer(ensureServer());
  const redis = new Redis(socket);
  const readout = openReadout({ redisUrl: socket, prefix: PREFIX });
  const folder = await mkdtemp(join(tmpdir(), "readout-moves-"));
  const file = join(folder, "event.jsonl");
  try {
    const aggregates = openAggregates(redis, openKeys(PREFIX));
    for (const entries of inChunks(taggedEntries(mentions, REPEATS))) {
      await aggregates.record({ entries, revisions: [] });
    }
    await judgeSome(readout);
    const before = await reportOf(readout);
    const env = { REDIS_URL: socket, READOUT_PREFIX: PREFIX };
    const exported = await peakOf(["export", EVENT, "--out", file], env);
    await redis.flushall();
    const imported = await peakOf(["import", file], env);
    const after = await reportOf(readout);
    const again = await peakOf(["import", file], env);
    const same = before === after && before === (await reportOf(readout));
    const size = Math.round((await stat(file)).size / 1e6);
    console.log(
      `${mentions.toLocaleString("en").padStart(9)} mentions, a file of ${size} MB: at most ${exported} MB to export, ` +
        `${imported} MB to import, ${again} MB to import again; the report is ${same ? "the same" : "ANOTHER ONE"}`,
    );
    return { exported, imported, same };
  } finally {
    await readout.close();
    redis.disconnect();
    await rm(folder, { recursive: true, force: true });
    await stop();
  }
}

/** Corrections and folds, so that the file has every kind of line. */
async function judgeSome(readout: Readout): Promise<void> {
  const shown = await readout.page(EVENT, { limit: CORRECTED });
  const names = shown.utterances.map(({ utterance }) => utterance);
  for (const name of names) {
    await readout.correct(EVENT, name, { stance: "hostile", author: "ada", why: "so it is" });
  }
  await readout.foldTogether(EVENT, names[0]!, names[1]!);
}

async function reportOf(readout: Readout): Promise<string> {
  const { generatedAt: _, ...report } = await readout.report(EVENT);
  return JSON.stringify(report);
}

const TELL_PEAK =
  "process.on('exit', () => process.stderr.write(`${process.resourceUsage().maxRSS}`))";

/** The most memory that a command held, in megabytes. */
async function peakOf(args: readonly string[], env: Env): Promise<number> {
  const telling = ["--import", `data:text/javascript,${encodeURIComponent(TELL_PEAK)}`];
  const child = startNode([...telling, ...PROGRAMS.readout, ...args], env);
  const { code, stderr } = await outcomeOf(child);
  const peak = Number(/(\d+)$/.exec(stderr)?.[1]);
  if (code !== 0 || !(peak > 0))
    throw new Error(`readout ${args[0]} ended with ${code}: ${stderr}`);
  return Math.round(peak / 1024);
}
