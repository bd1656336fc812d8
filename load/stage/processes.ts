import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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

/** Processor time that a process has used, in microseconds; on Linux only. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const TICKS_PER_SECOND = 100;
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1_000_000;
}
