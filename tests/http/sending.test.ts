import { expect, test, vi } from "vitest";
import { AcceptedShape, ProblemShape } from "../../src/http/shapes/lists.ts";
import { openRedis, waitingJobs } from "../servers/redis.ts";
import { ROWS, type Served, serveFresh } from "./serving.ts";

async function post(
  { url }: Pick<Served, "url">,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${url}/api/v1/events/summit/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const lines = ROWS.map((row) => JSON.stringify(row)).join("\n");

test.each<[string, unknown, Record<string, string>, number]>([
  ["a statement", { text: "We welcome it." }, {}, 1],
  ["a list", ROWS, {}, 4],
  ["an object with a list", { statements: ROWS }, {}, 4],
  ["an object a line", `${lines}\n`, { "content-type": "application/x-ndjson" }, 4],
])("%s is queued and answered with where to look", async (_, body, headers, count) => {
  const served = await serveFresh();
  const sent = await post(served, "statements", body, headers);
  expect(sent.status).toBe(202);
  const accepted = AcceptedShape.parse(sent.body);
  expect(accepted).toMatchObject({ event: "summit", accepted: count, alreadyCounted: 0 });
  expect(accepted.ids).toHaveLength(count);
  expect(sent.headers.get("location")).toBe(accepted.statements);
  expect((await fetch(`${served.url}${accepted.statements}`)).status).toBe(200);
  expect(await waitingJobs(served.prefix)).toHaveLength(1);
});

test("the same request with the same key is acted on once, and answered alike", async () => {
  const served = await serveFresh();
  const key = { "idempotency-key": "send-1" };
  const first = await post(served, "statements", ROWS, key);
  const second = await post(served, "statements", ROWS, key);
  expect(second.body).toEqual(first.body);
  expect(await waitingJobs(served.prefix)).toHaveLength(1);
  const other = await post(served, "statements", ROWS.slice(1), key);
  expect(other).toMatchObject({ status: 422, body: { code: "KEY_REUSED" } });
  await post(served, "statements", ROWS);
  expect(await waitingJobs(served.prefix)).toHaveLength(2);

  // Another server, as after a restart.
  const beside = await serveFresh({}, served.prefix);
  expect((await post(beside, "statements", ROWS, key)).body).toEqual(first.body);
  expect(await post(beside, "statements", [{ text: "So." }], key)).toMatchObject({ status: 422 });
  expect(await waitingJobs(served.prefix)).toHaveLength(2);

  const kept = await openRedis().keys(`${served.prefix}:answers:*`);
  expect(kept).toHaveLength(1);
  const seconds = await openRedis().ttl(kept[0]!);
  expect(seconds).toBeGreaterThan(23 * 3_600);
  expect(seconds).toBeLessThanOrEqual(24 * 3_600);
});

test("a key is in use while its request is worked on, and free once a process that had it is gone", async () => {
  const served = await serveFresh();
  const { answers } = served.readout;
  expect(await answers.take("127.0.0.1 send-3", "x")).toBe("taken");
  expect(await answers.take("127.0.0.1 send-3", "x")).toEqual({ request: "x", answer: null });
  const [held] = await openRedis().keys(`${served.prefix}:answers:*`);
  expect(await openRedis().pttl(held!)).toBeLessThanOrEqual(15_000);
  await answers.letGo("127.0.0.1 send-3");
  await vi.waitUntil(async () => (await answers.take("127.0.0.1 send-3", "y")) === "taken", {
    timeout: 60_000,
  });
});

test("of many requests at once with one key, one is acted on", async () => {
  const served = await serveFresh();
  const key = { "idempotency-key": "send-4" };
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => post(served, "statements", ROWS, key)),
  );
  for (const { status } of sent) expect([202, 409]).toContain(status);
  expect(await waitingJobs(served.prefix)).toHaveLength(1);
});

test("a request that was refused may be sent again with its key", async () => {
  const served = await serveFresh();
  const key = { "idempotency-key": "send-2" };
  expect((await post(served, "statements", [{}], key)).status).toBe(422);
  expect((await post(served, "statements", [{}], key)).status).toBe(422);
  expect(await waitingJobs(served.prefix)).toHaveLength(0);
});

test.each<[string, unknown, Record<string, string>, number, string]>([
  ["no JSON", "{", {}, 400, "BODY_UNREADABLE"],
  ["another type", "x", { "content-type": "text/plain" }, 415, "BODY_TYPE_UNKNOWN"],
  ["a wrong statement", [{ text: "" }], {}, 422, "INVALID_STATEMENTS"],
  ["another event", [{ event: "flood", text: "We mourn." }], {}, 422, "INVALID_STATEMENTS"],
  [
    "a field that is not known",
    [{ text: "We mourn.", speeker: "A" }],
    {},
    422,
    "INVALID_STATEMENTS",
  ],
  ["null", "null", {}, 422, "INVALID_STATEMENTS"],
  ["a wrong line", "{}\n{", { "content-type": "application/jsonl" }, 422, "INVALID_STATEMENTS"],
  ["a key with a space", [{ text: "So." }], { "idempotency-key": "a b" }, 400, "USAGE"],
])("%s is refused, and nothing is queued", async (_, body, headers, status, code) => {
  const served = await serveFresh();
  const refused = await post(served, "statements", body, headers);
  expect(ProblemShape.parse(refused.body)).toMatchObject({ status, code });
  expect(refused.status).toBe(status);
  expect(await waitingJobs(served.prefix)).toHaveLength(0);
  expect(served.faults).toEqual([]);
});

test("a refusal names statement and field", async () => {
  const served = await serveFresh();
  const { body } = await post(served, "statements", [
    { text: "Well." },
    { text: "So.", speeker: "A" },
  ]);
  expect(ProblemShape.parse(body).problems).toMatchObject([{ index: 1, field: "speeker" }]);
  const lines = await post(
    served,
    "statements",
    `{"text":"Well."}\n\n{"text":"So.","speeker":"A"}\n`,
    { "content-type": "application/jsonl" },
  );
  expect(ProblemShape.parse(lines.body).problems).toMatchObject([{ line: 3, field: "speeker" }]);
});

const ARTICLE = {
  title: "Ministers welcome the summit",
  text: "Ministers welcome the summit\n\nFrance's foreign minister Anna Berg said that she welcomed the summit.\n",
  outlet: "Meridian Wire",
  url: "https://example.org/summit",
  publishedAt: "April 27, 2023",
};

test("an article is shown with its tags before it is counted, and queues nothing", async () => {
  const served = await serveFresh();
  const { status, body } = await post(served, "articles/preview", ARTICLE);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    event: "summit",
    passedOver: null,
    statements: [{ event: "summit", outlet: "Meridian Wire", publishedAt: "2023-04-27" }],
  });
  const { statements } = body as { statements: { tags: { country: { code: string } } }[] };
  expect(statements[0]?.tags.country.code).toBe("FR");
  expect(await waitingJobs(served.prefix)).toHaveLength(0);
});

test("the statements of an article are queued with the state of the article", async () => {
  const served = await serveFresh();
  const { status, body } = await post(served, "articles", ARTICLE);
  expect(status).toBe(202);
  expect(AcceptedShape.parse(body)).toMatchObject({ accepted: 1 });
  expect(JSON.stringify(await waitingJobs(served.prefix))).toContain("https://example.org/summit");
  const html = "<article><p>Anna Berg said that it was good.</p></article>";
  expect(await post(served, "articles", { html })).toMatchObject({
    status: 202,
    body: { accepted: 1 },
  });
});

test.each<[string, unknown, number]>([
  ["both a text and a page", { text: "a", html: "b" }, 400],
  ["neither", { title: "a" }, 400],
  ["a wrong date", { text: "a", publishedAt: "2023-02-31" }, 400],
  ["a wrong address", { text: "a", url: "ftp://example.org" }, 400],
])("an article with %s is refused", async (_, body, status) => {
  const served = await serveFresh();
  expect((await post(served, "articles", body)).status).toBe(status);
  expect(await waitingJobs(served.prefix)).toHaveLength(0);
});

test("a server that only reads takes nothing", async () => {
  const served = await serveFresh({ sender: null });
  for (const [path, body] of [
    ["statements", ROWS],
    ["articles", ARTICLE],
  ] as const) {
    expect(await post(served, path, body)).toMatchObject({
      status: 403,
      body: { code: "READ_ONLY" },
    });
  }
});
