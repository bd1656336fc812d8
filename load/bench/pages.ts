import { openServer } from "../../src/http/open-server.ts";
import { toEntry } from "../../src/counting/entry.ts";
import { openReadout } from "../../src/readout.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { openWorkerRedis } from "../../src/redis/connection.ts";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { type Aggregates, openAggregates } from "../../src/store/aggregates.ts";
import { DEFAULT_PREFIX, openKeys } from "../../src/store/keys.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { startBrowser } from "../servers/browser.ts";
import { makeStatements } from "../stage/made-statements.ts";

const SIZES = [100, 10_000] as const;
const ROUNDS = 15;
const AT_ONCE = 1_000;
const SPREAD = { events: 1, days: 30, outlets: 200, repeats: 30 };

/** Processor time of an answer on an event with few and with many statements, in milliseconds: the middle of some. */
export type PageCosts = { name: string; few: number; many: number };

/** What a reader waits for in a browser, in milliseconds; null where the machine has none. */
export type Seen = { firstPaint: number; countedToShown: number };

/** What pages cost on events of two sizes, and what is seen of the larger one. */
export async function measurePages(
  server: string,
): Promise<{ costs: PageCosts[]; seen: Seen | null }> {
  const { socket, stop } = await startPrivateServer(server);
  const redis = openWorkerRedis(parseAddress(socket));
  const aggregates = openAggregates(redis, openKeys(DEFAULT_PREFIX));
  for (const size of SIZES) await count(aggregates, `event-${size}`, size);
  const readout = openReadout({ redisUrl: socket, unsafeRedis: "allow" });
  const open = () =>
    openServer({
      host: "127.0.0.1",
      port: 0,
      reader: readout,
      sender: null,
      corrector: null,
      tokenFile: undefined,
      requestsPerMinute: 1_000_000,
      version: "",
      onError: (error) => console.error(error),
    });
  try {
    const spent = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const running = await open(); // one that has kept nothing
      for (const size of SIZES) {
        for (const [name, path] of pathsOf(`event-${size}`)) {
          const before = process.cpuUsage();
          await (await fetch(`${running.url}${path}`)).arrayBuffer();
          const { user, system } = process.cpuUsage(before);
          const key = `${name} ${size}`;
          spent.set(key, [...(spent.get(key) ?? []), (user + system) / 1_000]);
        }
      }
      await running.close();
    }
    const middle = (name: string, size: number) =>
      spent.get(`${name} ${size}`)!.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
    const costs = [...pathsOf("").keys()].map((name) => ({
      name,
      few: middle(name, SIZES[0]),
      many: middle(name, SIZES[1]),
    }));
    const running = await open();
    const seen = await look(running.url, aggregates);
    await running.close();
    return { costs, seen };
  } finally {
    await readout.close();
    redis.disconnect();
    await stop();
  }
}

function pathsOf(event: string): Map<string, string> {
  return new Map([
    ["report", `/api/v1/events/${event}/report`],
    ["first statements", `/api/v1/events/${event}/statements`],
    ["page", `/events/${event}`],
  ]);
}

async function count(aggregates: Aggregates, event: string, size: number, from = 0): Promise<void> {
  let entries = [];
  let sequence = from;
  for (const statement of makeStatements(size, from + 1, SPREAD)) {
    sequence += 1;
    const tagged = tagStatement({ ...statement, event, id: `${from}-${statement.id}` });
    entries.push(toEntry(tagged, { sequence, epoch: 1 }));
    if (entries.length < AT_ONCE) continue;
    await aggregates.record({ entries, revisions: [] });
    entries = [];
  }
  await aggregates.record({ entries, revisions: [] });
}

async function look(url: string, aggregates: Aggregates): Promise<Seen | null> {
  const browser = await startBrowser().catch(() => null);
  if (!browser) return null;
  const event = `event-${SIZES[1]}`;
  const page = await browser.newPage();
  await page.goto(`${url}/events/${event}`);
  await page.locator(".live.live", { hasText: "live" }).waitFor();
  const firstPaint = await page.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0].startTime",
  );
  const before = await page.locator(".totals dd").first().textContent();
  await count(aggregates, event, 1, 1_000_000);
  const start = performance.now();
  await page
    .locator(".totals dd")
    .first()
    .filter({ hasNotText: before ?? "" })
    .waitFor();
  const countedToShown = performance.now() - start;
  await browser.close();
  return { firstPaint, countedToShown };
}
