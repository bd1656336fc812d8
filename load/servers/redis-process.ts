import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis, type RedisOptions } from "ioredis";
import { freePort } from "./free-ports.ts";

/** A Redis server of one's own, on a loopback port, with a folder of its own, that can be ended and started again. */
export type RedisProcess = {
  port: number;
  /** Its address, for whoever needs no password. */
  url: string;
  /** Ends it at once, as kill -9 does. */
  kill(): Promise<void>;
  /** Tells it to end, and waits until it has. */
  terminate(): Promise<void>;
  /** Holds it up, as a machine does that hangs, and lets it go on. */
  pause(): void;
  resume(): void;
  /** Starts it again on the same port and folder. */
  start(): Promise<void>;
  /** Ends it and takes its folder away. */
  stop(): Promise<void>;
};

export type RedisProcessSettings = {
  server: string;
  /** A free one, where none is given. */
  port?: number;
  /** Settings as in redis.conf; those given take the place of the usual ones. */
  settings?: Record<string, string>;
  /** A file of settings, and what follows it, in the place of all settings; it runs in its folder. */
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** How to ask whether it answers, where that takes more than its port. */
  probe?: RedisOptions;
};

/** Far longer than a server takes that will answer: only a machine that does much else makes it late. */
const START_TIMEOUT_MS = 60_000;

/** Starts a server that saves what it is told, and evicts nothing. Throws when it does not answer. */
export async function startRedisProcess({
  server,
  port: given,
  settings = {},
  args,
  env = process.env,
  probe = {},
}: RedisProcessSettings): Promise<RedisProcess> {
  const port = given ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), "readout-stage-redis-"));
  const all = {
    port: String(port),
    bind: "127.0.0.1",
    dir: folder,
    save: "",
    appendonly: "yes",
    "maxmemory-policy": "noeviction",
    ...settings,
  };
  const line =
    args ?? Object.entries(all).flatMap(([name, value]) => [`--${name}`, ...value.split(" ")]);
  let child: ReturnType<typeof spawn> | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  const redis: RedisProcess = {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => end("SIGKILL"),
    terminate: () => end("SIGTERM"),
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    async start() {
      const started = spawn(server, line, { stdio: "ignore", cwd: folder, env });
      child = started;
      await untilAnswers({ port, ...probe }, () => started.exitCode ?? started.signalCode);
    },
    async stop() {
      await redis.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
  await redis.start().catch(async (error: Error) => {
    await redis.stop();
    throw error;
  });
  return redis;
}

/** Throws when the server has ended, or answers nothing for a long time. */
async function untilAnswers(
  options: RedisOptions,
  ended: () => number | string | null,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const redis = new Redis({
      host: "127.0.0.1",
      ...options,
      lazyConnect: true,
      retryStrategy: null,
    });
    redis.on("error", () => {});
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch (error) {
      if (ended() !== null)
        throw new Error(`The server ended with ${ended()} before it answered`, { cause: error });
      if (Date.now() > deadline) throw error;
      await sleep(20);
    } finally {
      redis.disconnect();
    }
  }
}
