import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
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

// Ends the program that loads what reaches Redis.
const REFUSES_REDIS = `
  export async function resolve(name, context, next) {
    if (/^(bullmq|ioredis)/.test(name)) throw new Error(name + " is loaded");
    return next(name, context);
  }
`;

test("tagging and extraction can be loaded alone, without what queues and counts", async () => {
  const source = `
    import { register } from "node:module";
    register("data:text/javascript," + encodeURIComponent(${JSON.stringify(REFUSES_REDIS)}));
    const { tagStatement } = await import("readout/tag");
    const { extractStatements } = await import("readout/extract");
    const text = 'French president Ada Berg said: "We welcome the pact."';
    const [said] = extractStatements({ text });
    console.log(tagStatement({ ...said, event: "pact" }).tags.country.code);
    await import("readout").catch((error) => console.log(error.message));
  `;
  const args = ["--input-type=module", "--eval", source];
  const { stdout } = await run(process.execPath, args, { cwd: folder });
  expect(stdout).toMatch(/^FR\n(bullmq|ioredis).* is loaded\n$/);
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
