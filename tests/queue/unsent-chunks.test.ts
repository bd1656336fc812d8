import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { inChunks, type Linger } from "../../src/queue/unsent-chunks.ts";

async function* oneByOne(count: number) {
  for (let i = 0; i < count; i++) {
    await nextTurn();
    yield [{ statement: { id: `m-${i}`, event: "summit", text: "We welcome it." } }];
  }
}

/** How many statements each round trip has, and how many there were when its linger was over. */
async function gather(count: number, until: number) {
  const found: number[] = [];
  const linger: Linger = async (gathered) => {
    while (gathered() < until) await nextTurn();
    found.push(gathered());
  };
  const sizes: number[] = [];
  for await (const chunks of inChunks(oneByOne(count), { chunkSize: 10, linger })) {
    sizes.push(chunks.reduce((sum, { statements }) => sum + statements.length, 0));
  }
  return { found, sizes };
}

test("a round trip goes when its linger is over, which is told how much has come by then", async () => {
  const { found, sizes } = await gather(60, 15);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(60);
  expect(sizes.length).toBeGreaterThan(1);
  for (const [i, size] of sizes.slice(0, -1).entries()) {
    expect(size).toBeGreaterThanOrEqual(15);
    expect(size).toBeGreaterThanOrEqual(found[i]!);
  }
});

test("a round trip that is full goes whatever its linger waits for, and what comes behind it lingers anew", async () => {
  const counts: (() => number)[] = [];
  const linger: Linger = (gathered) => {
    counts.push(gathered);
    return new Promise(() => {});
  };
  const sizes: number[] = [];
  for await (const chunks of inChunks(oneByOne(200), { chunkSize: 10, linger })) {
    sizes.push(chunks.reduce((sum, { statements }) => sum + statements.length, 0));
  }
  expect(sizes).toEqual([80, 80, 40]);
  expect(counts.map((gathered) => gathered())).toEqual(sizes);
});
