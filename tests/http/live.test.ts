import { expect, onTestFinished, test, vi } from "vitest";
import { openRevisions } from "../../src/http/revisions.ts";
import { ROWS, type Served, serveFresh } from "./serving.ts";

/** Reads an event stream until it has something that fits. */
function listen(
  { url }: Pick<Served, "url">,
  headers: Record<string, string> = {},
  path = "/api/v1/events/summit/live",
) {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const seen = { text: "", ended: false };
  const done = (async () => {
    const response = await fetch(`${url}${path}`, {
      signal: controller.signal,
      headers,
    });
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) seen.text += part;
    seen.ended = true;
  })().catch(() => {});
  const changes = () =>
    [...seen.text.matchAll(/event: changed\nid: (.*)\ndata: (.*)\n\n/g)].map(([, id]) => id!);
  return { seen, changes, done, stop: () => controller.abort() };
}

const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 60_000, interval: 20 });

test("a stream tells the present revision first, and then each change", async () => {
  const served = await serveFresh();
  await served.count(ROWS.slice(0, 1));
  const { changes } = listen(served);
  await until(() => changes().length === 1);
  expect(changes()).toEqual([await served.readout.revision("summit")]);
  await served.count(ROWS.slice(1));
  await until(() => changes().length === 2);
  expect(changes()[1]).toBe(await served.readout.revision("summit"));
});

test("a client that comes back with the revision that it has hears of later ones alone", async () => {
  const served = await serveFresh();
  await served.count(ROWS.slice(0, 1));
  const known = await served.readout.revision("summit");
  const { seen, changes } = listen(served, { "last-event-id": known });
  await until(() => seen.text.includes("retry:"));
  await served.count(ROWS.slice(1));
  await until(() => changes().length > 0);
  expect(changes()).toEqual([await served.readout.revision("summit")]);
});

test("the stream of the list tells of each event that comes or changes", async () => {
  const served = await serveFresh();
  const { changes } = listen(served, {}, "/api/v1/live");
  const list = async () =>
    (await (await fetch(`${served.url}/api/v1/events`)).json()) as {
      events: { event: string; mentions: number }[];
      revision: string;
    };
  await until(() => changes().length === 1);
  expect(changes()).toEqual([(await list()).revision]);
  await served.count(ROWS.slice(0, 1));
  await until(() => changes().length === 2);
  expect((await list()).events).toMatchObject([{ event: "summit", mentions: 1 }]);
  await served.count([{ ...ROWS[0], event: "flood" }]);
  await until(() => changes().length === 3);
  const { events, revision } = await list();
  expect(events).toMatchObject([{ event: "flood" }, { event: "summit" }]);
  expect(changes().at(-1)).toBe(revision);
  // What is folded or corrected moves a row, too.
  await served.readout.correct("flood", "us-1", { background: true, author: "A", why: "so" });
  await until(() => changes().length === 4);
  expect((await list()).events[0]).toMatchObject({ event: "flood", utterances: 0 });
});

test("streams end when the server closes", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const { seen, changes, done } = listen(served);
  await until(() => changes().length === 1);
  await served.close();
  await done;
  expect(seen.ended).toBe(true);
});

test("a hundred pages cost Redis no more than one, and none once they are closed", async () => {
  let asked = 0;
  const revisions = openRevisions({ revision: async () => `r${(asked += 1)}` }, () =>
    performance.now(),
  );
  const heard: string[][] = [];
  const stops = Array.from({ length: 100 }, () => {
    const list: string[] = [];
    heard.push(list);
    return revisions.watch("summit", { onRevision: (r) => void list.push(r), onError() {} });
  });
  await until(() => heard.every((list) => list.includes("r4")));
  expect(asked).toBeLessThanOrEqual(5);
  expect(revisions.listeners()).toBe(100);
  // Pages that ask for what changed share one look at Redis, too.
  const before = asked;
  await Promise.all(heard.map(() => revisions.of("summit")));
  expect(asked - before).toBeLessThanOrEqual(1);
  for (const stop of stops) stop();
  expect(revisions.listeners()).toBe(0);
  const after = asked;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(asked).toBeLessThanOrEqual(after + 1);
});

test("a page that is closed is forgotten", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const streams = async () =>
    Number(/^readout_http_streams (\d+)$/m.exec(await metrics(served))?.[1]);
  const listener = listen(served);
  await until(() => listener.changes().length === 1);
  expect(await streams()).toBe(1);
  listener.stop();
  await vi.waitUntil(async () => (await streams()) === 0, { timeout: 60_000 });
});

async function metrics({ url }: Served): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

test("the figures for Prometheus tell of requests, queue, workers, counts and Redis", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  await served.readout.enqueue(ROWS.map((row) => ({ ...row, id: `${row.id}-again` })));
  await fetch(`${served.url}/api/v1/events/summit/report`);
  const text = await metrics(served);
  for (const line of [
    'readout_http_requests_total{method="GET",route="/api/v1/events/:event/report",status="200"} 1',
    'bullmq_job_count{queue="statements",shard="0",state="waiting"} 1',
    'bullmq_job_count{queue="statements",shard="all",state="failed"} 0',
    "readout_redis_up 1",
    "readout_workers 0",
    "readout_events 1",
    "readout_mentions 4",
    "readout_utterances 3",
    "readout_failed_chunks 0",
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/^readout_redis_memory_bytes \d{5,}$/m);
  expect(text).toMatch(/^readout_queue_oldest_waiting_seconds /m);
});
