import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Env } from "../servers/commands.ts";

const READOUT = `"${process.execPath}" "${join(process.cwd(), "dist/src/cli/main.js")}"`;
/** How pages call it: in a place where it is installed, and in the repository. */
const COMMAND = /npx readout|node_modules\/\.bin\/readout|node dist\/src\/cli\/main\.js/g;
const TSX = `"${join(process.cwd(), "node_modules/.bin/tsx")}"`;

export type Outcome = { code: number; stdout: string; stderr: string };
export type Shell = {
  /** Types one command, and gives what it printed once it has ended; what goes on behind it prints nothing more. */
  type(command: string): Promise<Outcome>;
};

/** A folder in which pages' commands can be typed as they stand. */
export function placeWithSamples(): string {
  const place = emptyFolder();
  for (const name of ["samples", "examples", "redis"])
    symlinkSync(join(process.cwd(), name), join(place, name));
  return place;
}

export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), "readout-docs-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A shell in a folder, in which `npx readout` is the built package or another one; what it started ends with the test. */
export function openShell(place: string, env: Env, program = READOUT): Shell {
  const { REDIS_URL: _, ...inherited } = process.env;
  const shell = spawn("sh", [], {
    cwd: place,
    env: { ...inherited, ...env },
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const closed = once(shell, "close");
  onTestFinished(async () => {
    try {
      process.kill(-shell.pid!, "SIGKILL"); // it leads a group of its own
    } catch {} // all have ended
    await closed;
  });
  let said = "";
  shell.stdout.setEncoding("utf8").on("data", (data: string) => (said += data));
  let typed = 0;

  return {
    async type(command) {
      const [out, err] = ["out", "err"].map((end) => join(place, `.${typed}.${end}`)) as [
        string,
        string,
      ];
      const mark = `done-${typed}`;
      typed += 1;
      const meant = command.replaceAll(COMMAND, program).replaceAll("npx tsx", TSX);
      shell.stdin.write(`{ ${meant}\n} </dev/null >"${out}" 2>"${err}"; echo ${mark} $?\n`);
      let code: string | undefined;
      while (code === undefined) {
        await Promise.race([once(shell.stdout, "data"), closed]);
        code = new RegExp(`^${mark} (\\d+)$`, "m").exec(said)?.[1];
        if (shell.exitCode !== null) throw new Error(`The shell ended at: ${command}`);
      }
      const [stdout, stderr] = [out, err].map((file) => readFileSync(file, "utf8")) as [
        string,
        string,
      ];
      return { code: Number(code), stdout, stderr };
    },
  };
}
