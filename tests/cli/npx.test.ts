import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { collectOutput, PROGRAMS } from "../../load/stage/processes.ts";
import { emptyFolder } from "../docs/shell.ts";
import { freshEnv } from "../servers/commands.ts";

/** As kill does, as a service manager, and as a terminal at Ctrl-C. */
test.each([
  ["SIGTERM", "npx alone"],
  ["SIGTERM", "all of them"],
  ["SIGINT", "all of them"],
] as const)(
  "a worker, a server and a watcher that npx started end as they should when %s is sent to %s",
  async (signal, whom) => {
    const folder = emptyFolder();
    const bin = join(folder, "node_modules", ".bin");
    mkdirSync(bin, { recursive: true });
    const [program] = PROGRAMS.readout;
    chmodSync(program, 0o755); // as npm does with what it installs
    symlinkSync(program, join(bin, "readout"));
    const started = [
      start(["work"], /"pid":(\d+)[^\n]*tagger ready/),
      start(["serve", "--port", "0"], /serving/),
      start(["watch"], /watcher ready/),
    ];
    const pids: number[] = [];
    for (const { child, said, ready } of started) {
      await vi.waitUntil(() => ready.test(said()), { timeout: 120_000 });
      pids.push(...(await childrenOf(child.pid!)));
    }
    expect(pids.length).toBeGreaterThanOrEqual(3);
    for (const { child } of started)
      process.kill(whom === "npx alone" ? child.pid! : -child.pid!, signal);
    await vi.waitUntil(() => !pids.some(isAlive), { timeout: 120_000, interval: 200 });
    expect(started[0]!.said()).toContain("tagger closing");
    expect(started[0]!.said()).not.toContain("second");

    function start(args: string[], ready: RegExp) {
      const env = { ...process.env, ...freshEnv(), READOUT_LOG_LEVEL: "info" };
      const child = spawn("npx", ["--no", "readout", ...args], {
        cwd: folder,
        env,
        stdio: "pipe",
        detached: true, // a group of processes of its own
      });
      onTestFinished(async () => {
        for (const pid of await childrenOf(child.pid!)) if (isAlive(pid)) process.kill(pid);
        child.kill("SIGKILL");
      });
      return { child, said: collectOutput(child).stderr, ready };
    }
  },
);

/** All processes below one, as far as they can be followed. */
async function childrenOf(pid: number): Promise<number[]> {
  const ps = spawn("ps", ["-eo", "pid=,ppid="], { stdio: ["ignore", "pipe", "ignore"] });
  const { stdout } = collectOutput(ps);
  await once(ps, "close");
  const rows = stdout()
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (of: number): number[] =>
    rows.filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
