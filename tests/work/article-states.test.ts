import { expect, test } from "vitest";
import type { Sendable } from "../../src/queue/unsent-chunks.ts";
import { runInProcess } from "../../src/run/run-in-process.ts";
import { freshEnv, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";

const STATES: Sendable[] = [
  ...stateOf("gone", "h1", ["We welcome it."]),
  ...stateOf("gone", "h2", []),
  ...stateOf("edited", "h1", ["We condemn it.", "So be it."]),
  ...stateOf("edited", "h2", ["We doubt it."]),
];

test("of several states of an article that are sent at once the last one stands, also where it has no statements", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await store.send(STATES);
  startWorker(env);
  await untilIdle(env);
  expect((await store.statements("summit")).map(({ text }) => text)).toEqual(["We doubt it."]);
  await store.close();

  const counted = await runInProcess(oneByOne(STATES), { onProgress: () => {} });
  expect((await counted.snapshot("summit"))?.cells.map(({ mentions }) => mentions)).toEqual([1]);
});

function stateOf(file: string, hash: string, texts: string[]): Sendable[] {
  const revision = { event: "summit", article: file, revision: hash };
  const statements = texts.map((text, i) => {
    return { id: `${file}-${i}-${hash}`, event: "summit", text, article: { file, hash } };
  });
  return [{ revision }, ...statements.map((statement) => ({ statement }))];
}

async function* oneByOne<T>(items: readonly T[]): AsyncIterable<T[]> {
  for (const item of items) yield [item];
}
