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
const DAY = "2023-04-27";

/** What so many mentions of one country and day are, and become when all are sent again. */
export type Edits = {
  /** The mention of this number, of so many, when it is sent for the first or second time. */
  mention(number: number, count: number, time: 1 | 2): Partial<Statement>;
};

export const EDITS: Record<string, Edits> = {
  "an utterance each, sent again for an earlier hour": {
    mention: (number, _, time) => ({
      text: `We welcome step ${number}.`,
      publishedAt: `${DAY}T${time === 1 ? "23" : "10"}:00:00Z`,
    }),
  },
  "one utterance, sent again with another field": {
    mention: (number, _, time) => ({
      publishedAt: `${DAY}T10:00:00Z`,
      url: `https://example.org/${number}`,
      ...(time === 2 && { lang: "en" }),
    }),
  },
  "one utterance, the newest mention first": {
    mention: (number, count, time) => ({
      publishedAt: new Date(
        Date.parse(`${DAY}T23:00:00Z`) - (number + time * count) * 1000,
      ).toISOString(),
    }),
  },
  "one article, which says other things": {
    mention: (number, _, time) => ({
      id: `${time}-${number}`,
      text: `We welcome step ${number}.`,
      publishedAt: DAY,
      article: { file: "page.html", hash: `state ${time}` },
    }),
  },
};

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
