import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, expect, onTestFinished, test } from "vitest";
import { fillBlock, readoutBlocks } from "../../scripts/readme-blocks.ts";
import { freshEnv, readout, startWorker } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";

const README = readFileSync("README.md", "utf8");

test("the report in the README is what npm start prints", () => {
  for (const [name, content] of Object.entries(readoutBlocks())) {
    expect(fillBlock(README, name, content)).toBe(README);
  }
});

test("the README names every command, and every setting that is read", async () => {
  const { stdout } = await readout(["--help"], {});
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name!);
  for (const command of commands) expect(README).toContain(`readout ${command}`);
  const settings = readFileSync("src/config.ts", "utf8").match(/^ {2}(REDIS|READOUT)_[A-Z_]+/gm)!;
  expect(settings.length).toBeGreaterThan(10);
  for (const setting of settings) {
    expect(README).toContain(`\`${setting.trim()}\``);
    expect(stdout).toContain(setting.trim());
  }
});

test("the commands in the README do what it says", async () => {
  const shared = freshEnv();
  const [, block] = /## From the command line([\s\S]*?)### Input/.exec(README)!;
  const commands = /^\$ (?:npx readout|node dist\/src\/cli\/main\.js) (.*?)(?: +#.*)?$/gm;
  const lines = [...block!.matchAll(commands)].map(([, args]) => args!);
  expect(lines.length).toBeGreaterThan(10);
  // What comes first needs no Redis that stays.
  const firstShared = lines.findIndex((line) => line.startsWith("enqueue"));
  const place = folder();
  for (const [i, line] of lines.entries()) {
    const env = i < firstShared ? {} : shared;
    if (line.startsWith("work ")) {
      startWorker(env);
      await untilIdle(env);
      continue;
    }
    const args = line
      .replace("--out report.html", `--out ${join(place, "report.html")}`)
      .replace("kept.jsonl", join(place, "kept.jsonl"))
      .split(" ");
    const { code, stdout, stderr } = await readout(args, env);
    expect([line, code, stderr.includes("Error")]).toEqual([line, 0, false]);
    if (args[0] === "enqueue") expect(README).toContain(stdout.trim());
  }
});

test("the program in the README runs as it stands", () => {
  const [, program] = /```js\n([\s\S]*?)```/.exec(README)!;
  expect(program!.trim().split("\n")).toHaveLength(5);
  const place = folder();
  mkdirSync(join(place, "node_modules"));
  symlinkSync(process.cwd(), join(place, "node_modules", "readout"));
  writeFileSync(
    join(place, "program.mjs"),
    program!.replace("redis://127.0.0.1:6379", inject("redisUrl")),
  );
  const printed = execFileSync(process.execPath, ["program.mjs"], { cwd: place, encoding: "utf8" });
  expect(printed).toMatch(/accepted: 1/);
  expect(printed).toMatch(/mentions: 0/);
});

test("the example of a statement in the README is one", async () => {
  const [, example] = /```json\n([\s\S]*?)```/.exec(README)!;
  expect((await readout(["tag"], {}, example!)).code).toBe(0);
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "readout-readme-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
