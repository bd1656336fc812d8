import { ensureServer } from "../servers/ensure-server.ts";
import { EDITS, type Edits } from "./edit-kinds.ts";
import { Redis } from "ioredis";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import type { Statement } from "../../src/statement/statement.ts";
import type { Tags } from "../../src/statement/tags.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { redisCpu } from "../stage/measured.ts";

const CHUNK = 250;
const REPORTS = 9;

/** Processor time of Redis. */
export type EditCosts = {
  /** For a mention that is new, and for one that is sent again, in microseconds. */
  first: number;
  again: number;
  /** For the chunk that took longest, which is several calls where much is taken away; in milliseconds. */
  longestMs: number;
  /** For a report before all was sent again, and after, in microseconds: the best of some. */
  reportBefore: number;
  reportAfter: number;
};

/** Counts so many mentions on a Redis of their own, then all of them again. */
export async function measureEdits(
  server: string,
  edits: Edits,
  count: number,
): Promise<EditCosts> {
  const { socket, stop } = await startPrivateServer(server);
  const redis = new Redis(socket);
  const aggregates = openAggregates(redis, openKeys("edits"));
  let longest = 0;
  const costOf = async (act: () => Promise<unknown>) => {
    const before = await redisCpu(redis);
    await act();
    return (await redisCpu(redis)) - before;
  };
  const send = async (time: 1 | 2) => {
    let sum = 0;
    for (const entries of chunks(edits, count, time)) {
      const cost = await costOf(() => aggregates.record({ entries, revisions: [] }));
      longest = Math.max(longest, cost);
      sum += cost;
    }
    return sum / count;
  };
  const report = async () => {
    let best = Number.POSITIVE_INFINITY;
    for (let i = 0; i < REPORTS; i++) {
      best = Math.min(best, await costOf(() => aggregates.snapshot("edited")));
    }
    return best;
  };
  try {
    await aggregates.record({ entries: [toMention({ event: "warm" }, 0)], revisions: [] });
    const first = await send(1);
    const reportBefore = await report();
    const again = await send(2);
    const reportAfter = await report();
    return { first, again, longestMs: longest / 1000, reportBefore, reportAfter };
  } finally {
    redis.disconnect();
    await stop();
  }
}

function* chunks({ mention }: Edits, count: number, time: 1 | 2): Iterable<Entry[]> {
  for (let from = 0; from < count; from += CHUNK) {
    const size = Math.min(CHUNK, count - from);
    yield Array.from({ length: size }, (_, i) => {
      const number = from + i;
      return toMention(
        { id: `m-${number}`, ...mention(number, count, time) },
        number + time * count,
      );
    });
  }
}

function toMention(given: Partial<Statement>, sequence: number): Entry {
  const tags: Tags = {
    country: { code: "US", evidence: [] },
    role: "official",
    stance: {
      label: "welcoming",
      scores: { welcoming: 1, skeptical: 0, hostile: 0, neutral: 0 },
      evidence: [],
    },
    sentiment: { score: 0, label: "neutral", evidence: [] },
    model: "made",
  };
  const statement = { id: "m", event: "edited", text: "We welcome it.", ...given };
  return toEntry({ ...statement, tags }, { sequence, epoch: 1 });
}

const COUNTS = [500, 2_000, 8_000];

export const options = {};

export async function run(): Promise<number> {
  const server = ensureServer();
  console.log("processor time of Redis, for mentions of one country and day");
  for (const [name, edits] of Object.entries(EDITS)) {
    console.log(name);
    for (const count of COUNTS) {
      const costs = await measureEdits(server, edits, count);
      const figure = (us: number) => us.toFixed(0).padStart(4);
      console.log(
        `  ${String(count).padStart(5)}  new ${figure(costs.first)} us, again ${figure(costs.again)} us a mention; ` +
          `longest chunk ${costs.longestMs.toFixed(1)} ms; ` +
          `report ${costs.reportBefore.toFixed(0)} us before, ${costs.reportAfter.toFixed(0)} us after`,
      );
    }
  }
  return 0;
}
