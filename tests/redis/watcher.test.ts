import { expect, onTestFinished, test, vi } from "vitest";
import { PASSWORDS, type Role } from "../../load/servers/shipped-redis.ts";
import { startNewsServer } from "../../load/stage/news-server.ts";
import { PROGRAMS } from "../../load/stage/processes.ts";
import { openReadout } from "../../src/readout.ts";
import { readout, startWorker } from "../servers/commands.ts";
import { useShippedRedis } from "./shipped.ts";

const { server } = useShippedRedis();

test("a watcher watches feeds and takes their articles, and a worker counts them", async () => {
  const news = await startNewsServer({ feeds: 1, items: 2, shared: 0, delayMs: 0 });
  onTestFinished(() => news.close());
  const env = (role: Role) => ({
    REDIS_URL: `redis://127.0.0.1:${server().port}`,
    REDIS_USERNAME: role,
    REDIS_PASSWORD: PASSWORDS[role],
    READOUT_FETCH_ALLOW: "127.0.0.1",
    READOUT_FETCH_PAUSE_MS: "0",
  });
  const event = ["--event", "lisbon-water-pact", "--title", "Lisbon water pact"];
  const added = await readout(["watch", ...news.feeds, ...event, "--add"], env("watcher"));
  expect([added.code, added.stderr]).toEqual([0, expect.stringContaining("1 feed watched")]);
  const watcher = startWorker(env("watcher"), [...PROGRAMS.readout, "watch"]);
  const worker = startWorker(env("worker"));
  const reader = openReadout({ redisUrl: server().addressOf("reader") });
  onTestFinished(reader.close);
  const mentions = () => reader.report("lisbon-water-pact").then(({ totals }) => totals.mentions);
  await vi.waitUntil(async () => (await mentions()) === 4, { timeout: 150_000, interval: 200 });
  const items = await readout(["watch", "--items", "lisbon-water-pact"], env("reader"));
  expect(items.stdout.match(/"state":"taken"/g)).toHaveLength(2);
  watcher.child.kill("SIGTERM");
  worker.child.kill("SIGTERM");
  expect(await watcher.exited).toEqual([0, null]);
  expect(watcher.log()).not.toMatch(/NOPERM|can't access|can't run/);
});
