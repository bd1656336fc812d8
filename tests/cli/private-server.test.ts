import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect, inject, test, vi } from "vitest";
import {
  fromJsonLines,
  readout,
  startReadout,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";

test.each(["SIGKILL", "SIGTERM"] as const)(
  "a run that is ended by %s leaves no server and no file behind",
  async (signal) => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      event: "summit",
      text: `We welcome it, for the reason ${i}.`,
    }));
    const [file, marker] = writeFiles({ "rows.jsonl": toJsonLines(rows), marker: "" });
    const TMPDIR = dirname(marker!);
    const PATH = dirname(inject("redisServer")) + delimiter + process.env.PATH;
    const run = startReadout(["run", file!], { TMPDIR, PATH });
    const folders = () => readdirSync(TMPDIR).filter((name) => name.startsWith("readout-redis-"));
    const hasSocket = () => folders().some((name) => existsSync(join(TMPDIR, name, "redis.sock")));
    await vi.waitUntil(hasSocket, { timeout: 120_000, interval: 5 });
    run.child.kill(signal);
    await run.exited;
    // The folder goes last, once its server has ended.
    await vi.waitUntil(() => folders().length === 0, { timeout: 120_000 });
    expect(readdirSync(TMPDIR).toSorted()).toEqual(["marker", "rows.jsonl"]);
  },
);

test.each<[what: string, tmpdir: (folder: string) => string, note: RegExp]>([
  ["too long for a socket in it", (folder) => join(folder, "x".repeat(100)), /with a private/],
  ["not there", (folder) => join(folder, "gone"), /did not start.*working in this process/],
])("a run does its work where the temporary folder is %s", async (what, tmpdir, note) => {
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([{ event: "summit", text: "Fine." }]) });
  const TMPDIR = tmpdir(dirname(file!));
  if (what !== "not there") mkdirSync(TMPDIR);
  const PATH = dirname(inject("redisServer")) + delimiter + process.env.PATH;
  const { code, stdout, stderr } = await readout(["run", file!, "--format", "json"], {
    TMPDIR,
    PATH,
  });
  expect([code, fromJsonLines(stdout)]).toMatchObject([0, [{ totals: { mentions: 1 } }]]);
  expect(stderr).toMatch(note);
});
