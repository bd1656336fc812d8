import { execFileSync } from "node:child_process";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import type { Redis } from "ioredis";
import { join } from "node:path";
import type { PipelineSettings } from "./pipeline.ts";

/** Whether this machine can count what a process executes. */
export function canCountInstructions(): boolean {
  try {
    execFileSync("callgrind_control", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const COUNTS = "callgrind.out";

/**
 * How many instructions Redis executes for a statement, all of it: queue and counts. They do not depend on what
 * else the machine does. `measure` is given a server that runs some fifty times as slow, and marks the time that counts.
 */
export async function countInstructions(
  settings: PipelineSettings,
  { folder, statements }: { folder: string; statements: number },
  measure: (settings: PipelineSettings) => Promise<unknown>,
): Promise<number> {
  const server = join(folder, "counted-redis");
  const counts = join(folder, COUNTS);
  await writeFile(
    server,
    `#!/bin/sh\nexec valgrind -q --tool=callgrind --callgrind-out-file="${counts}" "${settings.server}" "$@"\n`,
  );
  await chmod(server, 0o755);
  await measure({
    ...settings,
    server,
    beforeTimed: (redis) => control("--zero", redis),
    afterTimed: (redis) => control("--dump", redis),
  });
  const dumped = (await readdir(folder)).filter((name) => name.startsWith(COUNTS)).sort();
  const texts = await Promise.all(dumped.map((name) => readFile(join(folder, name), "utf8")));
  const totals = texts.map((text) => Number(/^totals: (\d+)/m.exec(text)?.[1] ?? 0));
  return Math.max(...totals) / statements;
}

async function control(what: "--zero" | "--dump", redis: Redis): Promise<void> {
  const pid = /process_id:(\d+)/.exec(await redis.info("server"))?.[1] ?? "";
  execFileSync("callgrind_control", [what, pid], { stdio: "ignore" });
}
