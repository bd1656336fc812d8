import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/servers/longest-first.ts";

/**
 * What goes wrong while the product works: workers, threads, servers and connections that are killed, cut off or hang,
 * memory that is full, keys that are lost or foreign, input by the flood.
 */
const FAULTS = [
  "tests/extraction/any-text.test.ts",
  "tests/extraction/article-reader.test.ts",
  "tests/folds/meanwhile.test.ts",
  "tests/health/start-gate.test.ts",
  "tests/health/store-losses.test.ts",
  "tests/http/endurance.test.ts",
  "tests/load/*.test.ts",
  "tests/queue/split-chunk.test.ts",
  "tests/redis/failover.test.ts",
  "tests/redis/restart.test.ts",
  "tests/store/foreign-keys.test.ts",
  "tests/work/blocked-tagger.test.ts",
  "tests/work/full-redis.test.ts",
  "tests/work/held-chunks.test.ts",
  "tests/work/large-fields.test.ts",
  "tests/work/retry.test.ts",
  "tests/work/split.test.ts",
  "tests/work/tagging.test.ts",
  "tests/work/worker-log.test.ts",
];

// Modules, words and weights are loaded once for all files of a worker: they take longer than most tests.
const ON_ONE_SERVER = { isolate: false, globalSetup: "tests/servers/start-redis.ts" };

export default defineConfig({
  test: {
    globalSetup: "tests/servers/build.ts",
    sequence: { sequencer: LongestFirst },
    // Much of the time of many files is waiting for processes: three at a time on two cores.
    maxWorkers: 3,
    // For what hangs: a machine that does much else takes many times as long as one that does not.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          ...ON_ONE_SERVER,
          name: "server",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", ...FAULTS],
        },
      },
      {
        extends: true,
        test: {
          ...ON_ONE_SERVER,
          name: "faults",
          include: FAULTS,
        },
      },
      {
        // What people see and do, in a browser that the machine has: npm run test:browser.
        extends: true,
        test: {
          name: "browser",
          globalSetup: "tests/servers/start-redis.ts",
          include: ["tests/browser/**/*.test.ts"],
        },
      },
      {
        // The way of a statement through the pipeline once more, on three masters with three queues.
        extends: true,
        test: {
          name: "cluster",
          globalSetup: "tests/servers/start-masters.ts",
          include: [
            "tests/cli/pipeline.test.ts",
            "tests/folds/*.test.ts",
            "tests/life/forget.test.ts",
            "tests/load/life.test.ts",
            "tests/queue/producer.test.ts",
            "tests/store/corrections.test.ts",
            "tests/store/promises.test.ts",
            "tests/work/worker.test.ts",
          ],
        },
      },
    ],
  },
});
