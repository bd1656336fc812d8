import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { withOpenItems } from "../../src/feeds/open-items.ts";
import { openReadout } from "../../src/readout.ts";
import { parseAddress } from "../../src/redis/address.ts";
import type { Item } from "../../src/store/items.ts";
import { DEFAULT_PREFIX } from "../../src/store/keys.ts";
import { ensureServer } from "../servers/ensure-server.ts";
import { startRedisProcess } from "../servers/redis-process.ts";
import { type NewsServer, startNewsServer } from "../stage/news-server.ts";
import { kill, outcomeOf, PROGRAMS, startNode, startWorker } from "../stage/processes.ts";
import { showProgress } from "../stage/show-progress.ts";
import { untilDrained } from "../stage/until-drained.ts";

export type FeedsSettings = {
  server: string;
  feeds: number;
  /** Items that a feed has of its own, and those that all have. */
  items: number;
  shared: number;
  watchers: number;
  /** How many watchers are killed, each while pages are on their way. */
  kills: number;
  onProgress: (message: string) => void;
};

export type FeedsOutcome = {
  articles: number;
  /** Items by what became of them. */
  states: Record<string, number>;
  /** Articles that were asked for more than once: those that a killed watcher had on their way. */
  askedAgain: number;
  /** How often the feed that was looked at least was looked at. */
  leastLooks: number;
  mentions: number;
  /** Mentions that are there twice, or not at all. */
  wrong: number;
  /** How the other watchers left that were told to stop. */
  codes: (number | null)[];
  seconds: number;
};

const EVENT = "lisbon-water-pact";
const STATEMENTS_PER_ARTICLE = 2;
/** Each feed is looked at again and again while its items are fetched. */
const EVERY_MINUTES = "0.05";
const LOOKS = 2;

/** Feeds that several watchers look at together, some of which are killed. */
export async function runFeeds(settings: FeedsSettings): Promise<FeedsOutcome> {
  const { server, watchers, kills, onProgress } = settings;
  const redis = await startRedisProcess({ server });
  const news = await startNewsServer({ ...settings, delayMs: 100 });
  const readout = openReadout({ redisUrl: redis.url });
  const env = {
    REDIS_URL: redis.url,
    READOUT_FETCH_ALLOW: "127.0.0.1",
    READOUT_FETCH_PAUSE_MS: "0",
    READOUT_FETCH_TIMEOUT_MS: "300000",
    READOUT_SHUTDOWN_MS: "300000",
    READOUT_LOG_LEVEL: "fatal",
  };
  const began = Date.now();
  const about = ["--event", EVENT, "--title", "Lisbon water pact", "--every", EVERY_MINUTES];
  const adding = startNode([...PROGRAMS.readout, "watch", ...news.feeds, ...about, "--add"], env);
  const added = await outcomeOf(adding);
  if (added.code !== 0) throw new Error(added.stderr);
  const crew = Array.from({ length: watchers }, () => startWatcher(env));
  const worker = startWorker(env);
  try {
    for (let killed = 0; killed < kills; killed++) {
      // In the midst: a part of the articles was asked for, and some are on their way.
      const enough = (news.articles * (killed + 1)) / (kills + 2);
      while (articlesAsked(news).length < enough || news.open() === 0) await sleep(5);
      await kill(crew.pop()!);
      onProgress(`${killed + 1} of ${kills} watchers killed`);
    }
    const items = await untilTaken(redis.url, news, onProgress);
    await untilDrained(readout, onProgress);
    const seconds = (Date.now() - began) / 1_000;
    const codes = await Promise.all(crew.map(tellToStop));
    const all = await readout.utterances(EVENT, { background: true, limit: 1_000_000 });
    const { totals } = await readout.report(EVENT);
    const expected = news.articles * STATEMENTS_PER_ARTICLE;
    return {
      articles: news.articles,
      states: countStates(items),
      askedAgain: articlesAsked(news).filter(([, times]) => times > 1).length,
      leastLooks: Math.min(...looksAt(news)),
      mentions: totals.mentions,
      wrong: Math.abs(totals.mentions - expected) + Math.abs(all.length - expected),
      codes: [...new Set(codes)],
      seconds,
    };
  } finally {
    await Promise.all([...crew, worker].map(kill));
    await readout.close();
    await news.close();
    await redis.stop();
  }
}

function startWatcher(env: Record<string, string>): ChildProcess {
  return startWorker(env, [...PROGRAMS.readout, "watch"]);
}

function articlesAsked({ asked }: NewsServer): [string, number][] {
  return [...asked].filter(([path]) => path.startsWith("/article/"));
}

function looksAt({ feeds, asked }: NewsServer): number[] {
  return feeds.map((feed) => asked.get(new URL(feed).pathname) ?? 0);
}

/** Resolves when no item waits and every feed was looked at several times. */
async function untilTaken(
  url: string,
  news: NewsServer,
  onProgress: FeedsSettings["onProgress"],
): Promise<Item[]> {
  const address = { redis: parseAddress(url), prefix: DEFAULT_PREFIX };
  return withOpenItems(address, EVENT, async ({ items }) => {
    for (;;) {
      const all = await items.all();
      const waiting = all.filter(({ state }) => state === "waiting").length;
      onProgress(`${all.length} items, of which ${waiting} wait`);
      if (waiting === 0 && Math.min(...looksAt(news)) >= LOOKS) return all;
      await sleep(200);
    }
  });
}

function countStates(items: readonly Item[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

async function tellToStop(watcher: ChildProcess): Promise<number | null> {
  const exited = once(watcher, "exit") as Promise<[number | null]>;
  watcher.kill("SIGTERM");
  return (await exited)[0];
}

export const options = { feeds: 50, items: 4, shared: 5, watchers: 3, kills: 1 };

export async function run(values: typeof options): Promise<number> {
  const settings = { server: ensureServer(), ...values, onProgress: showProgress };
  const outcome = await runFeeds(settings);
  const { articles, states, askedAgain, leastLooks, mentions, wrong, codes, seconds } = outcome;
  const shown = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  console.log(`articles      ${articles}`);
  console.log(`items         ${shown.join(", ")}`);
  console.log(`asked again   ${askedAgain}`);
  console.log(`looks         at least ${leastLooks} at each feed`);
  console.log(`mentions      ${mentions}, ${wrong} too many or too few`);
  console.log(`told to stop  exit codes ${codes.join(", ")}`);
  console.log(`seconds       ${seconds.toFixed(1)}`);
  const right = wrong === 0 && states.taken === articles && codes.every((code) => code === 0);
  return right ? 0 : 1;
}
