import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { parse } from "yaml";
import { freePort } from "../../load/servers/free-ports.ts";
import {
  PASSWORDS,
  type ShippedRedis,
  startShippedRedis,
} from "../../load/servers/shipped-redis.ts";
import { type Env, readout, startReadout, startWorker } from "../servers/commands.ts";
import { freshFolder } from "./serving.ts";

type Service = {
  command: string[];
  environment: Record<string, string>;
  healthcheck: { test: string[] };
};

let redis: ShippedRedis;
beforeAll(async () => {
  redis = await startShippedRedis(inject("redisServer"));
});
afterAll(() => redis?.stop());

const COMPOSE = parse(readFileSync("docker-compose.yml", "utf8")) as {
  services: Record<string, Service>;
};

/** The settings of the service as compose gives them, with what stands in `.env`. */
function settingsOf(service: Service, dotEnv: Record<string, string>): Env {
  const fill = (text: string): string =>
    text
      .replace(/\$\{(\w+):\+\$\{(\w+)(?::-)?\}\}/g, (_, given: string, name: string) =>
        dotEnv[given] ? (dotEnv[name] ?? "") : "",
      )
      .replace(
        /\$\{(\w+)(?::-([^}]*))?\}/g,
        (_, name: string, other = "") => dotEnv[name] ?? other,
      );
  return Object.fromEntries(
    Object.entries(service.environment).map(([name, value]) => [name, fill(String(value))]),
  );
}

async function startDashboard(dotEnv: Record<string, string>) {
  const service = COMPOSE.services.dashboard!;
  const env: Env = {
    ...settingsOf(service, {
      REDIS_READER_PASSWORD: PASSWORDS.reader,
      REDIS_PRODUCER_PASSWORD: PASSWORDS.producer,
      ...dotEnv,
    }),
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    READOUT_TOKEN_FILE: join(freshFolder(), "tokens.json"),
  };
  const { child } = startReadout([...service.command.slice(1), "--port", "0"], env);
  let said = "";
  child.stderr!.on("data", (data) => void (said += String(data)));
  await vi.waitUntil(() => said.includes("serving"), { timeout: 120_000 });
  const url = /serving (http\S+)/.exec(said)![1]!.replace("0.0.0.0", "127.0.0.1");
  const make = ["token", "make", "--scope", "read,write,correct", "--name", "desk"];
  const { stdout: token } = await readout(make, env);
  return { url, headers: { authorization: `Bearer ${token.trim()}` }, said: () => said };
}

const SENT = { method: "POST", body: JSON.stringify([{ id: "a", text: "Paris welcomed it." }]) };

test("the dashboard of the compose file reads as a reader, and takes nothing", async () => {
  const { url, headers, said } = await startDashboard({});
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/api/v1/events`)).status).toBe(401);
  for (const path of ["/api/v1/events", "/metrics", "/"])
    expect([path, (await fetch(`${url}${path}`, { headers })).status]).toEqual([path, 200]);
  const sent = await fetch(`${url}/api/v1/events/summit/statements`, {
    ...SENT,
    headers: { ...headers, "content-type": "application/json" },
  });
  expect([sent.status, await sent.json()]).toMatchObject([403, { code: "READ_ONLY" }]);
  expect(said()).not.toContain("Error");
});

test("with READOUT_EDIT=1 it sends as the producer, and what a worker counts is read", async () => {
  const { url, headers } = await startDashboard({ READOUT_EDIT: "1" });
  const event = `${url}/api/v1/events/summit`;
  const json = { ...headers, "content-type": "application/json" };
  const send = async () => {
    const keyed = { ...json, "idempotency-key": "send-1" };
    const response = await fetch(`${event}/statements`, { ...SENT, headers: keyed });
    return [response.status, await response.json()];
  };
  const first = await send();
  expect(first[0]).toBe(202);
  expect(await send()).toEqual(first);
  const port = await freePort();
  const worker = startWorker({
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    REDIS_USERNAME: "worker",
    REDIS_PASSWORD: PASSWORDS.worker,
    READOUT_METRICS_PORT: String(port),
  });
  const status = async (path: string) => (await fetch(`${event}${path}`, { headers })).status;
  await expect.poll(() => status("/statements/a"), { timeout: 120_000 }).toBe(200);
  for (const path of [
    "",
    "/report",
    "/report?format=html",
    "/statements",
    "/corrections",
    "/review",
  ])
    expect([path, await status(path)]).toEqual([path, 200]);
  expect((await fetch(`${url}/events/summit`, { headers })).status).toBe(200);
  // There is an editor only where a password is set.
  const said = { utterance: "a", stance: "hostile", why: "irony" };
  const posted = { method: "POST", headers: json, body: JSON.stringify(said) };
  const refused = await fetch(`${event}/corrections`, posted);
  expect([refused.status, await refused.json()]).toMatchObject([403, { code: "READ_ONLY" }]);
  expect(await (await fetch(`${event}/statements/a`, { headers })).json()).toMatchObject({
    utterance: { statement: { tags: { stance: { label: "welcoming" } } } },
  });

  const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  for (const line of [
    'readout_worker_statements_total{outcome="counted"} 1',
    "readout_worker_chunk_seconds_count 1",
    "readout_redis_up 1",
    "readout_workers 1",
    "readout_mentions 1",
  ])
    expect(figures).toContain(`${line}\n`);
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
});

test("the dashboard is healthy by whether Redis answers", () => {
  const [, , , program = ""] = COMPOSE.services.dashboard!.healthcheck.test;
  expect(program).toContain("/readyz");
});
