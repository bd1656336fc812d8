import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Env } from "../servers/commands.ts";

const READOUT = join(process.cwd(), "dist/src/cli/main.js");

/** A command of a page, and what the page shows below it. */
export type Shown = { command: string; output: string };

/** The commands in the console blocks of a page, in their order, without their comments. */
export function shownCommands(page: string): Shown[] {
  const blocks = [...readFileSync(page, "utf8").matchAll(/```console\n([\s\S]*?)```/g)];
  return blocks.flatMap(([, block = ""]) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [line = "", ...output] = part.trimEnd().split("\n");
        return { command: line.replace(/ {2,}#.*$/, ""), output: output.join("\n") };
      }),
  );
}

/** A folder in which pages' commands can be typed as they stand. */
export function placeWithSamples(): string {
  const place = emptyFolder();
  symlinkSync(join(process.cwd(), "samples"), join(place, "samples"));
  return place;
}

export function emptyFolder(): string {
  const path = mkdtempSync(join(tmpdir(), "readout-docs-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Types a command into a shell, `npx readout` being the built package. */
export async function type(command: string, place: string, env: Env) {
  const { REDIS_URL: _, ...inherited } = process.env;
  const typed = command.replaceAll("npx readout", `"${process.execPath}" "${READOUT}"`);
  const child = spawn("sh", ["-c", typed], {
    cwd: place,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (data: string) => (stdout += data));
  child.stderr.setEncoding("utf8").on("data", (data: string) => (stderr += data));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
}
