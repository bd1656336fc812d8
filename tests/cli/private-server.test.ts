import { existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect, inject, test, vi } from "vitest";
import { startReadout, toJsonLines, writeFiles } from "../servers/commands.ts";

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
    await vi.waitUntil(hasSocket, { timeout: 30_000, interval: 5 });
    run.child.kill(signal);
    await run.exited;
    // The folder goes last, once its server has ended.
    await vi.waitUntil(() => folders().length === 0, { timeout: 30_000 });
    expect(readdirSync(TMPDIR).toSorted()).toEqual(["marker", "rows.jsonl"]);
  },
);
