import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis, type RedisOptions } from "ioredis";

/** A Redis server of a test's own, on a loopback port, with a folder of its own. */
export type RedisProcess = {
  port: number;
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
  port: number;
  /** Settings as in redis.conf; those given take the place of the usual ones. */
  settings?: Record<string, string>;
  /** A file of settings, and what follows it, in the place of all settings; it runs in its folder. */
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** How to ask whether it answers, where that takes more than its port. */
  probe?: RedisOptions;
};

const START_TIMEOUT_MS = 20_000;

/** Starts a server that saves what it is told, and evicts nothing. Throws when it does not answer. */
export async function startRedisProcess({
  server,
  port,
  settings = {},
  args,
  env = process.env,
  probe = {},
}: RedisProcessSettings): Promise<RedisProcess> {
  const folder = await mkdtemp(join(tmpdir(), "readout-test-redis-"));
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
    kill: () => end("SIGKILL"),
    terminate: () => end("SIGTERM"),
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
    async start() {
      child = spawn(server, line, { stdio: "ignore", cwd: folder, env });
      await untilAnswers({ port, ...probe });
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

async function untilAnswers(options: RedisOptions): Promise<void> {
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
      if (Date.now() > deadline) throw error;
      await sleep(20);
    } finally {
      redis.disconnect();
    }
  }
}
