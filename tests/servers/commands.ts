import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject, onTestFinished } from "vitest";
import {
  collectOutput,
  type Env,
  outcomeOf,
  PROGRAMS,
  startNode,
} from "../../load/stage/processes.ts";
import { freshPrefix } from "./redis.ts";

export type { Env };

/** Settings for commands and workers of one test: the tests' server or cluster, under a prefix of its own. */
export function freshEnv(): Env {
  return {
    REDIS_URL: inject("redisUrl"),
    READOUT_QUEUE_SHARDS: String(inject("queueShards")),
    READOUT_PREFIX: freshPrefix(),
  };
}

/** Runs a `readout` command of the built package to its end. */
export function readout(args: readonly string[], env: Env, input = "") {
  return outcomeOf(start([...PROGRAMS.readout, ...args], env), input);
}

/** Starts a `readout` command of the built package. */
export function startReadout(args: readonly string[], env: Env) {
  const child = start([...PROGRAMS.readout, ...args], env);
  collectOutput(child);
  return { child, exited: once(child, "exit") };
}

/** A real worker process; of the built package, where no other program is named. */
export function startWorker(env: Env, program: readonly string[] = PROGRAMS.worker) {
  const child = start(program, env);
  const { stderr } = collectOutput(child);
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  return { child, log: stderr, exited };
}

/** The same with a tagger that misbehaves where a text tells it to. */
export function startMisbehavingWorker(env: Env) {
  return startWorker(env, PROGRAMS.misbehavingWorker);
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

/** A test that fails leaves no process behind. */
function start(args: readonly string[], env: Env): ChildProcess {
  const child = startNode(args, env);
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}
