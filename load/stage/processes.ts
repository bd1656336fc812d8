import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The arguments of Node for each kind of process: two of the built package, and two that stand in for them. */
export const PROGRAMS = {
  readout: [pathOf("../../dist/src/cli/main.js")],
  worker: [pathOf("../../dist/workers/tagger.js")],
  /** A worker whose tagger misbehaves where a text tells it to. */
  misbehavingWorker: [pathOf("../../dist.stage/load/stage/misbehaving-worker.js")],
  /** A worker with a plain tagger, whose name and epoch the settings tell. */
  plainWorker: [pathOf("../../dist.stage/load/stage/plain-worker.js")],
} as const satisfies Record<string, readonly string[]>;

/** The flags of Node for a worker, as in the container. */
export const WORKER_FLAGS = ["--max-semi-space-size=64"];

export type Env = Record<string, string>;

/** Starts a process of Node that knows no other Redis than `env` says; somebody must read its output. */
export function startNode(args: readonly string[], env: Env): ChildProcess {
  const { REDIS_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, args, { env: { ...inherited, ...env }, stdio: "pipe" });
}

/** A worker process that says nothing; of the built package, where no other program is named. */
export function startWorker(env: Env, program: readonly string[] = PROGRAMS.worker): ChildProcess {
  const worker = startNode(program, { READOUT_LOG_LEVEL: "fatal", ...env });
  worker.stdout?.resume(); // a log that nobody reads must not hold it up
  worker.stderr?.resume();
  return worker;
}

/** Reads all that a process writes, and gives what there is of it until now. */
export function collectOutput({ stdout, stderr }: ChildProcess) {
  const written = { stdout: "", stderr: "" };
  stdout?.on("data", (data: Buffer) => (written.stdout += data.toString()));
  stderr?.on("data", (data: Buffer) => (written.stderr += data.toString()));
  return { stdout: () => written.stdout, stderr: () => written.stderr };
}

/** Gives a process its input, waits until it is over, and says how it ended and all that it wrote. */
export async function outcomeOf(child: ChildProcess, input = "") {
  const { stdout, stderr } = collectOutput(child);
  child.stdin?.on("error", () => {}); // a command that refuses its arguments reads no input
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Ends a process at once and waits until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
