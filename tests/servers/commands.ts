import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished } from "vitest";
import { MISBEHAVING_WORKER } from "../../load/stage/processes.ts";
import { freshPrefix } from "./redis.ts";

const READOUT = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
const WORKER = fileURLToPath(new URL("../../dist/workers/tagger.js", import.meta.url));

export type Env = Record<string, string>;

/** Settings for commands and workers of one test: the tests' server or cluster, under a prefix of its own. */
export function freshEnv(): Env {
  return {
    REDIS_URL: inject("redisUrl"),
    READOUT_QUEUE_SHARDS: String(inject("queueShards")),
    READOUT_PREFIX: freshPrefix(),
  };
}

/** Runs a `readout` command of the built package to its end. */
export async function readout(args: readonly string[], env: Env, input = "") {
  const child = start([READOUT, ...args], env);
  const { stdout, stderr } = collect(child);
  child.stdin?.on("error", () => {}); // a command that refuses its arguments reads no input
  child.stdin?.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
}

/** Starts a `readout` command of the built package. */
export function startReadout(args: readonly string[], env: Env) {
  const child = start([READOUT, ...args], env);
  collect(child);
  return { child, exited: once(child, "exit") };
}

/** A real worker process of the built package; a test that fails leaves none behind. */
export function startWorker(env: Env) {
  const child = start([WORKER], env);
  const { stderr } = collect(child);
  return {
    child,
    log: stderr,
    exited: once(child, "exit") as Promise<[number | null, string | null]>,
  };
}

/** The same from the sources, with a tagger that misbehaves where a text tells it to. */
export function startMisbehavingWorker(env: Env) {
  const child = start(MISBEHAVING_WORKER, env);
  const { stderr } = collect(child);
  return { child, log: stderr, exited: once(child, "exit") };
}

/** Files in a folder of this test's own. */
export function writeFiles(contents: Record<string, string | Buffer>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "readout-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return Object.entries(contents).map(([name, content]) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

export function toJsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

export function fromJsonLines<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function start(args: readonly string[], env: Env): ChildProcess {
  const { REDIS_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, args, { env: { ...inherited, ...env }, stdio: "pipe" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

function collect(child: ChildProcess) {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (data: Buffer) => (stdout += data.toString()));
  child.stderr?.on("data", (data: Buffer) => (stderr += data.toString()));
  return { stdout: () => stdout, stderr: () => stderr };
}
