import { expect, test } from "vitest";
import { freshEnv, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { largestStatements } from "../statement/largest.ts";

test("500 statements whose fields are as long as they may be are counted, and none of their chunks is tried twice", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const { accepted, jobIds } = await store.enqueue(largestStatements(500));
  expect(accepted).toBe(500);
  expect(jobIds.length).toBeGreaterThan(50);
  const worker = startWorker(env);
  await untilIdle(env);
  const [event] = await store.events();
  expect(event?.mentions).toBe(500);
  expect(worker.log()).not.toMatch(/will be tried again/);
  await store.close();
});
