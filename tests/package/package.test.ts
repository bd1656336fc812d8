import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { freePorts } from "../../load/servers/free-ports.ts";
import { shownCommands } from "../docs/console.ts";
import { openShell } from "../docs/shell.ts";
import { freshEnv } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { freshPrefix } from "../servers/redis.ts";

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, "../..");

const PROGRAM = `
import { openReadout } from "readout";
const readout = openReadout({ redisUrl: process.argv[2], prefix: process.argv[3] });
const { jobIds } = await readout.enqueue([
  { event: "truce", text: "We welcome the truce.", speaker: "White House spokesman Ray Holt" },
  { event: "truce", text: "We reject this truce.", speaker: "the Russian foreign ministry" },
]);
await readout.settled(jobIds);
const { totals, countries } = await readout.report("truce");
console.log(JSON.stringify([totals.mentions, countries.map(({ country }) => country)]));
await readout.close();
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "readout-package-"));
  const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: REPOSITORY });
  await writeFile(join(folder, "package.json"), '{ "private": true }');
  await writeFile(join(folder, "program.mjs"), PROGRAM);
  const quick = ["--prefer-offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...quick, join(folder, stdout.trim())], { cwd: folder });
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the installed package has the command", async () => {
  const { stdout } = await run("npx", ["readout", "--help"], { cwd: folder });
  expect(stdout).toContain("readout run samples/statements.jsonl");
  expect(stdout).toMatch(/^ +report +/m);
});

test("tagging and extraction can be loaded alone, without what queues and counts", async () => {
  const source = `
    import { createRequire } from "node:module";
    const { cache } = createRequire(import.meta.url);
    const reachesRedis = () =>
      Object.keys(cache).some((file) => /node_modules.(bullmq|ioredis)/.test(file));
    const { tagStatement } = await import("readout/tag");
    const { extractStatements } = await import("readout/extract");
    const text = 'French president Ada Berg said: "We welcome the pact."';
    const [said] = extractStatements({ text });
    console.log(tagStatement({ ...said, event: "pact" }).tags.country.code, reachesRedis());
    await import("readout");
    console.log(reachesRedis());
  `;
  const args = ["--input-type=module", "--eval", source];
  const { stdout } = await run(process.execPath, args, { cwd: folder });
  expect(stdout).toBe("FR false\ntrue\n");
});

test("a program of a few lines enqueues, an installed worker counts, the program reads the report", async () => {
  const redisUrl = inject("redisUrl");
  const prefix = freshPrefix();
  const worker = spawn(join(folder, "node_modules/.bin/readout"), ["work"], {
    env: { ...process.env, REDIS_URL: redisUrl, READOUT_PREFIX: prefix },
    stdio: "ignore",
  });
  const exited = once(worker, "exit");
  try {
    const program = [join(folder, "program.mjs"), redisUrl, prefix];
    const { stdout } = await run(process.execPath, program, { timeout: 170_000 });
    expect(JSON.parse(stdout)).toEqual([2, ["RU", "US", null]]);
  } finally {
    worker.kill("SIGTERM");
  }
  expect(await exited).toEqual([0, null]);
});

test("the tour goes as it says where the package is installed", async () => {
  const [port] = (await freePorts(1)) as [number];
  const env = freshEnv();
  const shell = openShell(folder, {}, join(folder, "node_modules/.bin/readout"));
  const settings = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  const said = new Map<string, string>();
  for (const { command } of shownCommands("docs/tour.md")) {
    if (/^(?:npm install|redis-server) /.test(command)) continue; // they are there already
    const meant = command
      .replace(/^export REDIS_URL=.*/, `export ${settings.join(" ")}`)
      .replace("serve &", `serve --port ${port} &`);
    const { code, stdout, stderr } = await shell.type(meant);
    expect([command, code, /Error/.test(stderr) && stderr]).toEqual([command, 0, false]);
    if (command.endsWith(" work &")) await untilIdle(env);
    said.set(command, stdout);
  }
  const find = (start: string) => [...said].findLast(([command]) => command.startsWith(start))![1];
  const vale = find("npx readout show port-vale-toll");
  expect(vale.match(/^\S \w+ .* · (?:FR|DE|RU) ·/gm)).toEqual([
    expect.stringMatching(/welcoming .*FR/),
    expect.stringMatching(/skeptical .*DE/),
    expect.stringMatching(/hostile .*RU/),
  ]);
  expect(find("npx readout show xi-zelensky-call --country US --unsure")).toContain("xz-07");
  expect(find("npx readout report xi-zelensky-call").replace(/\s+/g, " ")).toContain(
    "1 corrected by hand",
  );
});

test("what is needed for containers, and to read on, is in the package", () => {
  const installed = join(folder, "node_modules/readout");
  for (const name of [
    "docker-compose.yml",
    "Dockerfile",
    "redis/users.acl",
    "docs/tour.md",
    "NOTICE",
  ])
    expect([name, existsSync(join(installed, name))]).toEqual([name, true]);
});
