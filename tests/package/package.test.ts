import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { freePorts } from "../../load/servers/free-ports.ts";
import { openReadout } from "../../src/readout.ts";
import { shownCommands } from "../docs/console.ts";
import { openShell } from "../docs/shell.ts";
import { freshEnv } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { freshPrefix } from "../servers/redis.ts";
import { compile, installPackage, run, startProgram } from "./installed.ts";
import { snippetsOf } from "./snippets.ts";

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

// What compiles, and behind each "@ts-expect-error" what does not.
const TYPES = `
import { openReadout, type Statement, type StatementInput, tagStatement } from "readout";
import { startWorker } from "readout/worker";
export const said: StatementInput = { event: "pact", text: "We welcome it.", speaker: null };
export const again: StatementInput = tagStatement(said);
export const whole = (statement: Statement): StatementInput => statement;
// @ts-expect-error
export const misspelt: StatementInput = { event: "pact", text: "We welcome it.", speeker: "Ada" };
// @ts-expect-error
export const nowhere = () => openReadout({});
export async function use(readout: ReturnType<typeof openReadout>): Promise<StatementInput[]> {
  // @ts-expect-error
  await readout.enqueue([{ event: "pact" }]);
  // @ts-expect-error
  await readout.enqueue(said);
  // @ts-expect-error
  await readout.report("pact", { from: "2026-03-01" });
  // @ts-expect-error
  startWorker({ redisUrl: "redis://127.0.0.1", tager: "x" });
  for await (const { tags } of readout.statements("pact", { country: null })) tags.stance.label;
  return readout.statements("pact");
}
`;

let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ folder, remove } = await installPackage());
  await writeFile(join(folder, "program.mjs"), PROGRAM);
}, 300_000);

afterAll(() => remove());

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
  const bin = join(folder, "node_modules/.bin/readout");
  const worker = startProgram(bin, ["work"], { READOUT_PREFIX: prefix });
  const program = [join(folder, "program.mjs"), redisUrl, prefix];
  const { stdout } = await run(process.execPath, program, { timeout: 170_000 });
  expect(JSON.parse(stdout)).toEqual([2, ["RU", "US", null]]);
  worker.child.kill("SIGTERM");
  expect(await worker.exited).toEqual([0, null]);
});

test("examples and the programs in the docs compile, however strict the compiler is, and the examples run", async () => {
  await compile(folder, { ...snippetsOf("docs/library.md"), "types.ts": TYPES });
  const prefix = freshPrefix();
  const env = { READOUT_PREFIX: prefix, HOOK_SECRET: "hush", HOOK_PORT: "0", BOARD_PORT: "0" };
  const start = (name: string, ...args: string[]) =>
    startProgram(join(folder, "built/examples", name), args, env);
  const [hook, board, worker] = [start("web-hook.js"), start("board.js"), start("own-worker.js")];
  const addressOf = async ({ printed }: typeof hook) => {
    await vi.waitUntil(() => printed.out.includes("\n") || printed.err !== "", {
      timeout: 120_000,
    });
    expect(printed.err).toBe("");
    return printed.out.trim();
  };
  const [to, shown] = [await addressOf(hook), await addressOf(board)];
  expect(await addressOf(worker)).toBe("ready: wordlist 1.0");

  const post = (body: unknown, secret = "hush") => {
    const headers = { authorization: `Bearer ${secret}` };
    return fetch(to, { method: "POST", body: JSON.stringify(body), headers });
  };
  const statements = [
    { id: "a", event: "summit", text: "We welcome it.", affiliation: "the French government" },
    { id: "b", event: "summit", text: "We condemn it.", speaker: "Ada Berg" },
  ];
  const sent = await post(statements);
  expect([sent.status, await sent.json()]).toEqual([202, { accepted: 2 }]);
  expect((await post(statements, "guess")).status).toBe(401);
  const refused = await post([{ event: "summit" }]);
  expect([refused.status, await refused.json()]).toMatchObject([
    422,
    { problems: [{ index: 0, field: "text" }] },
  ]);

  const stream = start("stream.js", "summit");
  stream.child.stdin.end(
    [{ event: "summit", text: "It is a day.", speaker: "Bo Ek" }, { event: "summit" }]
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(""),
  );
  expect([await stream.exited, stream.printed.err]).toEqual([
    [0, null],
    expect.stringMatching(/left out:[^]*text[^]*1 accepted\n$/),
  ]);
  expect(stream.printed.out.trim().split("\n").toSorted()).toEqual([
    "?\thostile\tAda Berg",
    "?\tneutral\tBo Ek",
    "FR\twelcoming\t",
  ]);
  await vi.waitUntil(() => /\d counted in \d+ ms/.test(worker.printed.out), { timeout: 60_000 });

  // What fails is seen on the board.
  const readout = openReadout({ redisUrl: inject("redisUrl"), prefix });
  const waiting = await readout.enqueue([{ event: "summit", text: "Later." }], {
    delay: 3_600_000,
  });
  await readout.close();
  const queues = await fetch(`${shown}/api/queues?activeQueue=statements&status=delayed&page=1`);
  expect(await queues.json()).toMatchObject({
    queues: [{ name: "statements", counts: { delayed: 1 }, jobs: [{ id: waiting.jobIds[0] }] }],
  });

  for (const { child, exited, printed } of [hook, board, worker]) {
    child.kill("SIGTERM");
    expect([await exited, printed.err]).toEqual([[0, null], ""]);
  }
  expect(worker.printed.out).toMatch(/closed\n$/);
});

test("every example is named where the docs speak of programs", () => {
  const page = readFileSync("docs/library.md", "utf8");
  for (const name of ["web-hook.ts", "own-worker.ts", "stream.ts", "board.ts", "second-reader.ts"])
    expect(page).toContain(`../examples/${name}`);
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
