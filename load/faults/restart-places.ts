import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseAddress, type RedisAddress, type RedisTls } from "../../src/redis/address.ts";
import { makeCertificates } from "../servers/certificates.ts";
import { freePort } from "../servers/free-ports.ts";
import { type RedisProcess, startRedisProcess } from "../servers/redis-process.ts";
import { RULER, writeShippedUsers } from "../servers/shipped-redis.ts";
import { startCluster } from "../servers/start-cluster.ts";
import { startSentinels } from "../servers/start-sentinels.ts";
import type { Env } from "../stage/processes.ts";

/** A set-up of Redis with the shipped users, all of whose servers can be ended and started again. */
export type RestartPlace = {
  address: RedisAddress;
  /** Settings for a worker, but for its user. */
  env: Env;
  shards: number;
  /** How many replicas what is written must be on. */
  replicas: number;
  servers: RedisProcess[];
  stop(): Promise<void>;
};

/** The set-ups by name. */
export const PLACES: Record<string, (server: string) => Promise<RestartPlace>> = {
  server: (server) =>
    withUsers(async (users) => {
      const one = await startRedisProcess({ server, settings: users, probe: RULER });
      return { ...placeAt(one.url), servers: [one], stop: one.stop };
    }),

  tls: (server) =>
    withUsers(async (users) => {
      const port = await freePort();
      const files = makeCertificates();
      const settings = {
        ...users,
        port: "0",
        "tls-port": String(port),
        "tls-cert-file": files.cert,
        "tls-key-file": files.key,
        "tls-ca-cert-file": files.ca,
      };
      const [ca, cert, key] = [files.ca, files.cert, files.key].map((file) =>
        readFileSync(file, "utf8"),
      );
      const tls: RedisTls = { ca, cert, key };
      const one = await startRedisProcess({ server, port, settings, probe: { ...RULER, tls } });
      const { address, env, ...place } = placeAt(`rediss://127.0.0.1:${port}`);
      return {
        ...place,
        address: { ...address, tls },
        env: {
          ...env,
          REDIS_TLS_CA_FILE: files.ca,
          REDIS_TLS_CERT_FILE: files.cert,
          REDIS_TLS_KEY_FILE: files.key,
        },
        servers: [one],
        async stop() {
          await one.stop();
          files.remove();
        },
      };
    }),

  cluster: (server) =>
    withUsers(async (users) => {
      const cluster = { server, masters: 3, settings: users, access: RULER };
      const { url, masters, stop } = await startCluster(cluster);
      return { ...placeAt(url, { shards: 3 }), servers: masters, stop };
    }),

  sentinel: (server) =>
    withUsers(async (users) => {
      const started = await startSentinels(server, { settings: users, access: RULER });
      const { url, master, replicas, stop } = started;
      return {
        ...placeAt(url, { replicas: replicas.length }),
        servers: [master, ...replicas],
        stop,
      };
    }),
};

function placeAt(url: string, { shards = 1, replicas = 0 } = {}) {
  const env: Env = {
    REDIS_URL: url,
    READOUT_QUEUE_SHARDS: String(shards),
    READOUT_WAIT_REPLICAS: String(replicas),
  };
  return { address: parseAddress(url), env, shards, replicas };
}

/** Starts a place whose servers have the shipped users, and takes their file away with it. */
async function withUsers(
  start: (settings: Record<string, string>) => Promise<RestartPlace>,
): Promise<RestartPlace> {
  const folder = mkdtempSync(join(tmpdir(), "readout-restarts-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const place = await start({ aclfile: writeShippedUsers(folder) });
    return {
      ...place,
      async stop() {
        await place.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
