import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { type Env, readout, startWorker, toJsonLines, writeFiles } from "../servers/commands.ts";
import { type Certificates, makeCertificates } from "../../load/servers/certificates.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { freshPrefix } from "../servers/redis.ts";
import { type RedisProcess, startRedisProcess } from "../../load/servers/redis-process.ts";

let ours: Certificates;
let others: Certificates;
let redis: RedisProcess;
beforeAll(async () => {
  [ours, others] = [makeCertificates(), makeCertificates()];
  const [port] = await freePorts(1);
  redis = await startRedisProcess({
    server: inject("redisServer"),
    port: port!,
    settings: {
      port: "0",
      "tls-port": String(port),
      "tls-cert-file": ours.cert,
      "tls-key-file": ours.key,
      "tls-ca-cert-file": ours.ca,
    },
    probe: { tls: tlsOf(ours) },
  });
});
afterAll(async () => {
  await redis?.stop();
  ours.remove();
  others.remove();
});

test("producer, worker and reader reach a Redis that speaks TLS and asks for a certificate", async () => {
  const env = envOf("rediss", ours, ours);
  const [file] = writeRows();
  expect(await readout(["enqueue", file!], env)).toMatchObject({ code: 0, stderr: "" });
  const worker = startWorker(env);
  await vi.waitUntil(async () => (await readout(["events"], env)).stdout.includes("summit"), {
    timeout: 120_000,
  });
  expect((await readout(["report", "summit", "--format", "json"], env)).stdout).toContain(
    '"mentions":1',
  );
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
});

test.each<[what: string, env: () => Env, reason: RegExp]>([
  [
    "signed by an authority that is not trusted",
    () => envOf("rediss", others, ours),
    /certificate/,
  ],
  [
    "from an authority that is not known at all",
    () => envOf("rediss", undefined, ours),
    /certificate/,
  ],
])("a server's certificate %s is refused by everybody, who say so", async (_, env, reason) => {
  const [file] = writeRows();
  const enqueued = await readout(["enqueue", file!], env());
  expect([enqueued.code, enqueued.stderr]).toEqual([3, expect.stringMatching(reason)]);
  expect((await readout(["doctor"], env())).code).toBe(3);
  const worker = startWorker(env());
  await vi.waitUntil(() => reason.test(worker.log()), { timeout: 120_000 }); // and waits for a better one
  expect(worker.log()).not.toContain("tagger ready");
});

test.each<[what: string, env: () => Env]>([
  ["plain text", () => envOf("redis")],
  ["no certificate of one's own", () => envOf("rediss", ours)],
])("%s does not get in", async (_, env) => {
  const [file] = writeRows();
  const { code, stderr } = await readout(["enqueue", file!], env());
  expect([code, stderr]).toEqual([3, expect.stringMatching(/can't be reached/)]);
});

function envOf(scheme: string, trusted?: Certificates, own?: Certificates): Env {
  return {
    REDIS_URL: `${scheme}://127.0.0.1:${redis.port}`,
    READOUT_PREFIX: freshPrefix(),
    ...(trusted && { REDIS_TLS_CA_FILE: trusted.ca }),
    ...(own && { REDIS_TLS_CERT_FILE: own.cert, REDIS_TLS_KEY_FILE: own.key }),
  };
}

function writeRows(): string[] {
  return writeFiles({ "rows.jsonl": toJsonLines([{ event: "summit", text: "We welcome it." }]) });
}

function tlsOf({ ca, cert, key }: Certificates) {
  return { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) };
}
