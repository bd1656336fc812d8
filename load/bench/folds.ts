import { Redis } from "ioredis";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { openReadout } from "../../src/readout.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import type { Statement } from "../../src/statement/statement.ts";
import type { Tags } from "../../src/statement/tags.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { makeStatements } from "../stage/made-statements.ts";
import { redisCpu } from "../stage/measured.ts";
import { inChunks } from "./memory.ts";
import { ensureServer } from "../servers/ensure-server.ts";

const PREFIX = "folds";
/** Of so many statements one is printed once more, in other words. */
const REPRINTED = 5;

const TAGS: Tags = {
  country: { code: null, evidence: [] },
  role: "unknown",
  stance: {
    label: "neutral",
    scores: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 1 },
    evidence: [],
  },
  sentiment: { score: 0, label: "neutral", evidence: [] },
  model: "none",
};

/** `npm run load -- folds`: what a pass over one event costs, and how that grows. */
export const options = { statements: 20_000, times: 5 };

export async function run({ statements, times }: typeof options): Promise<number> {
  const few = await measurePass(statements);
  const many = await measurePass(statements * times);
  const ratio = (many.cpu + many.redis) / (few.cpu + few.redis);
  console.log(`${times} times the statements take ${ratio.toFixed(1)} times as long`);
  return 0;
}

/** Processor time of a pass and of Redis for it, in seconds. */
async function measurePass(statements: number): Promise<{ cpu: number; redis: number }> {
  const { socket, stop } = await startPrivateServer(ensureServer());
  const redis = new Redis(socket);
  const readout = openReadout({ redisUrl: socket, prefix: PREFIX });
  try {
    const aggregates = openAggregates(redis, openKeys(PREFIX));
    for (const entries of inChunks(makeReprints(statements))) {
      await aggregates.record({ entries, revisions: [] });
    }
    const [before, redisBefore] = [process.cpuUsage(), await redisCpu(redis)];
    const { joined, groups } = await readout.fold("event-0");
    const { user, system } = process.cpuUsage(before);
    const spent = {
      cpu: (user + system) / 1e6,
      redis: ((await redisCpu(redis)) - redisBefore) / 1e6,
    };
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${statements.toLocaleString("en").padStart(9)} statements  ${spent.cpu.toFixed(1)} s of processor time, ` +
        `Redis ${spent.redis.toFixed(1)} s, at most ${memory} MB; ${joined} joined in ${groups} groups`,
    );
    return spent;
  } finally {
    await readout.close();
    redis.disconnect();
    await stop();
  }
}

/** So many statements of one event, a part of them reprints of others. */
function* makeReprints(count: number): Iterable<Entry> {
  const spread = { events: 1, days: 30, outlets: 200, repeats: 30 };
  let left = count;
  for (const { id = "", ...said } of makeStatements(count, 5, spread)) {
    const wordings = left % REPRINTED === 0 ? [said, reprint(said)] : [said];
    for (const [i, wording] of wordings.entries()) {
      if (left-- > 0) yield toEntry({ ...wording, id: `${id}-${i}`, tags: TAGS }, SENT);
    }
  }
}

const SENT = { sequence: 1, epoch: 1 };

function reprint<Said extends Omit<Statement, "id">>(said: Said): Said {
  const text = said.text.replace(/^(\S+ \S+ \S+) /, "$1 really ").replace(/\.$/, "");
  return { ...said, text: `“${text},” the paper was told.` };
}
