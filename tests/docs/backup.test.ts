import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { Redis } from "ioredis";
import { expect, inject, onTestFinished, test } from "vitest";
import { openReadout, type Readout } from "../../src/readout.ts";
import { startWorker, toJsonLines } from "../servers/commands.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { readReports } from "../../load/stage/read-reports.ts";
import { untilDrained } from "../../load/stage/until-drained.ts";
import { startRedisProcess } from "../../load/servers/redis-process.ts";
import type { StatementInput } from "../../src/statement/statement-input.ts";

const PAGE = readFileSync("docs/backup.md", "utf8");
const READOUT = join(process.cwd(), "dist/src/cli/main.js");
const ROWS = Array.from({ length: 30 }, (_, i) => {
  return { id: `s-${i}`, event: `event-${i % 3}`, text: "We welcome it.", outlet: `Outlet ${i}` };
});

test.each([
  ["A copy in one file", "Back to a copy in one file"],
  ["A copy of the append-only files", "Back to a copy of the append-only files"],
])("what the page says under %s and %s brings everything back", async (copy, back) => {
  const scene = await openScene();
  await scene.count(ROWS);
  await scene.store.enqueue(ROWS.map((row) => ({ ...row, id: `${row.id}-waits` })));
  const before = await look(scene.store);
  expect(before.queue.waiting).toBeGreaterThan(0);

  scene.run(copy);
  await scene.redis.flushall();
  await scene.store.enqueue([{ event: "wrong", text: "It came after the copy." }]).catch(() => {});
  scene.run(back);
  expect(await look(scene.store)).toEqual(before);
  await scene.count([]);
  const counted = await scene.store.events();
  expect(counted.map(({ mentions }) => mentions)).toEqual([20, 20, 20]);
});

test("what it says for a store that went back mends one of which a part is lost", async () => {
  const scene = await openScene();
  await scene.count(ROWS);
  writeFileSync(join(scene.folder, "statements.jsonl"), toJsonLines(ROWS));
  await scene.redis.del(...(await scene.redis.keys("readout:{event-1}:*")));
  expect((await scene.store.doctor()).redis.warnings).toHaveLength(1);
  const worker = startWorker({ ...scene.env, READOUT_UNSAFE_REDIS: "warn" });
  const said = scene.run("When the store went back");
  expect(said).toMatch(/10 missing; 10 sent/);
  await untilDrained(scene.store);
  worker.child.kill("SIGTERM");
  await worker.exited;
  expect((await scene.store.events()).map(({ mentions }) => mentions)).toEqual([10, 10, 10]);
  expect((await scene.store.doctor()).redis.warnings).toEqual([]);
});

/** A Redis with the folders that the page speaks of, at places and a port of the test's own. */
async function openScene() {
  const folder = mkdtempSync(join(tmpdir(), "readout-backup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [data, backup] = [join(folder, "data"), join(folder, "backup")];
  for (const path of [data, backup]) mkdirSync(path);
  const [port] = (await freePorts(1)) as [number];
  const programs = nameAsRedis(inject("redisServer"), folder);
  const server = await startRedisProcess({
    server: inject("redisServer"),
    port,
    settings: { dir: data },
  });
  onTestFinished(server.stop);
  const redis = new Redis(port);
  redis.on("error", () => {}); // it goes away when the page says so
  // The page starts servers that nobody here is the parent of.
  onTestFinished(async () => {
    redis.disconnect();
    const last = new Redis({ port, retryStrategy: null, maxRetriesPerRequest: 0 });
    last.on("error", () => {});
    await last.call("SHUTDOWN", "NOSAVE").catch(() => {}); // there is no answer to it
    last.disconnect();
  });
  const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
  const store = openReadout({ redisUrl: env.REDIS_URL, chunkSize: 10 });
  onTestFinished(store.close);

  return {
    folder,
    redis,
    store,
    env,
    /** Runs the commands of a section as they stand, but for the places. */
    run(section: string): string {
      const commands = commandsOf(section).map((command) =>
        command
          .replaceAll("6379", String(port))
          .replaceAll("/var/lib/redis", data)
          .replaceAll("/backup", backup)
          .replaceAll("npx readout", `${process.execPath} ${READOUT}`),
      );
      return execFileSync("sh", ["-ec", commands.join("\n")], {
        cwd: folder,
        encoding: "utf8",
        timeout: 120_000,
        env: { ...process.env, ...env, PATH: programs + delimiter + process.env.PATH },
        stdio: ["ignore", "pipe", "pipe"],
      });
    },
    /** Sends statements, and counts all that wait. */
    async count(rows: readonly StatementInput[]): Promise<void> {
      await store.enqueue(rows);
      const worker = startWorker(env);
      await untilDrained(store);
      worker.child.kill("SIGTERM");
      await worker.exited;
    },
  };
}

/** What stands behind the prompts of a section. */
function commandsOf(section: string): string[] {
  const text = PAGE.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? "";
  const blocks = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block]) => block!);
  const lines = blocks.flatMap((block) => block.split("\n").filter(Boolean));
  expect(lines.length).toBeGreaterThan(0);
  return lines.map((line) => line.replace(/^\$ /, ""));
}

/** A folder in which the programs of a server, Valkey's too, have Redis' names. */
function nameAsRedis(server: string, folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const own = basename(server).replace("-server", "");
  for (const part of ["server", "cli", "check-rdb"]) {
    const program = join(dirname(server), `${own}-${part}`);
    if (existsSync(program)) symlinkSync(program, join(bin, `redis-${part}`));
  }
  return bin;
}

async function look(store: Readout) {
  const events = await store.events();
  const reports = await readReports(store);
  const { oldestWaitingMs: _, ...queue } = (await store.doctor()).queue;
  return { events, reports, queue };
}
