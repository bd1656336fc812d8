import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import { emptyFolder } from "../docs/shell.ts";
import { freshEnv, fromJsonLines, readout, startWorker, toJsonLines } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";

type Span = {
  name: string;
  traceId: string;
  spanId: string;
  parent: string | null;
  errors: string[];
  pid: number;
};

test("a chunk's trace leads from the producer's process to the worker that counted it", async () => {
  const file = join(emptyFolder(), "spans.jsonl");
  const env = {
    ...freshEnv(),
    READOUT_TRACES: "1",
    READOUT_CHUNK_SIZE: "2",
    TRACE_FILE: file,
    NODE_OPTIONS: `--import ${pathToFileURL(resolve("load/stage/trace-file.mjs")).href}`,
  };
  const rows = Array.from({ length: 3 }, (_, i) => {
    return { event: "summit", id: `m-${i}`, text: "We welcome it." };
  });
  const sent = await readout(["enqueue", "-"], env, toJsonLines(rows));
  expect([sent.code, sent.stderr]).toEqual([0, expect.not.stringContaining("Error")]);
  const worker = startWorker(env);
  await untilIdle(env);
  const spans = () => fromJsonLines<Span>(readFileSync(file, "utf8"));
  const done = () => spans().filter(({ name }) => name.startsWith("process"));
  await vi.waitUntil(() => done().length >= 2, { timeout: 120_000 });
  worker.child.kill("SIGTERM");
  await worker.exited;
  const added = spans().filter(({ name }) => name.startsWith("add"));
  expect(added).toHaveLength(2); // one chunk beside its job, and a statement inside it
  for (const { traceId, spanId, pid } of added) {
    const [process, ...others] = done().filter((span) => span.traceId === traceId);
    expect(others).toEqual([]);
    expect(process).toMatchObject({ parent: spanId, errors: [], pid: worker.child.pid });
    expect(pid).not.toBe(worker.child.pid);
  }
});

test("without READOUT_TRACES there are no spans", async () => {
  const file = join(emptyFolder(), "spans.jsonl");
  const env = {
    ...freshEnv(),
    TRACE_FILE: file,
    NODE_OPTIONS: `--import ${pathToFileURL(resolve("load/stage/trace-file.mjs")).href}`,
  };
  const row = { event: "summit", text: "We welcome it." };
  expect((await readout(["enqueue", "-"], env, toJsonLines([row]))).code).toBe(0);
  expect(() => readFileSync(file)).toThrow(/ENOENT/);
});
