import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseAddress } from "../../src/redis/address.ts";
import { connectRedis } from "../../src/redis/connection.ts";

const WORKER = fileURLToPath(new URL("../../dist/workers/tagger.js", import.meta.url));
const UNTAGGED = fileURLToPath(new URL("../bench/untagged-worker.ts", import.meta.url));
const READOUT = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

/** The arguments of Node for a worker from the sources whose tagger misbehaves where a text tells it to. */
export const MISBEHAVING_WORKER = [
  "--import",
  "tsx",
  fileURLToPath(new URL("./misbehaving-worker.ts", import.meta.url)),
];

export type Env = Record<string, string>;

/** A real worker process of the built package. */
export function startWorker(env: Env): ChildProcess {
  const worker = startNode([WORKER], { READOUT_LOG_LEVEL: "fatal", ...env });
  worker.stderr?.resume(); // a log that nobody reads must not hold it up
  return worker;
}

/** A worker process that counts without tagging. */
export function startUntaggedWorker(env: Env): ChildProcess {
  const worker = startNode(["--import", "tsx", UNTAGGED], { READOUT_LOG_LEVEL: "fatal", ...env });
  worker.stderr?.resume();
  return worker;
}

/** A worker process from the sources whose tagger misbehaves where a text tells it to. */
export function startMisbehavingWorker(env: Env): ChildProcess {
  const child = startNode(MISBEHAVING_WORKER, { READOUT_LOG_LEVEL: "fatal", ...env });
  child.stderr?.pipe(process.stderr);
  return child;
}

/** A `readout` command of the built package; its output comes back with its exit code. */
export async function runReadout(args: readonly string[], env: Env) {
  const child = startNode([READOUT, ...args], env);
  let output = "";
  let errors = "";
  child.stdout?.on("data", (data: Buffer) => (output += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (errors += data.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output, errors };
}

function startNode(args: readonly string[], env: Env): ChildProcess {
  return spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Ends a process at once and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** A Redis that writes all it is told to a file, and can be killed and started again. */
export type DurableRedis = {
  url: string;
  port: number;
  /** Of the process that runs now. */
  pid(): number;
  kill(): Promise<void>;
  start(): Promise<void>;
};

/** Starts a server on a free loopback port, with an append-only file in `folder`. */
export async function startDurableRedis(
  server: string,
  folder: string,
  more: Record<string, string> = {},
): Promise<DurableRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const settings = {
    "--port": String(port),
    "--bind": "127.0.0.1",
    "--dir": folder,
    "--save": "",
    "--appendonly": "yes",
    "--appendfsync": "everysec",
    "--maxmemory-policy": "noeviction",
    ...more,
  };
  const redis: DurableRedis = {
    url,
    port,
    pid: () => child!.pid!,
    async kill() {
      if (child) await kill(child);
    },
    async start() {
      child = spawn(server, Object.entries(settings).flat(), { stdio: "ignore" });
      await untilAnswers(url);
    },
  };
  await redis.start();
  return redis;
}

async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      (await connectRedis(parseAddress(url))).disconnect();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Processor time that a process has used, in microseconds; on Linux only. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const TICKS_PER_SECOND = 100;
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000_000;
}
