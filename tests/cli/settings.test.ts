import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { InvalidInputError } from "../../src/errors.ts";

test("settings that are not set, or empty, have their defaults", () => {
  const config = readConfig({ READOUT_PREFIX: "", READOUT_CHUNK_SIZE: "", HOME: "/root" });
  expect(config).toMatchObject({
    prefix: "readout",
    unsafeRedis: "refuse",
    chunkSize: 250,
    retentionDays: undefined,
    metrics: undefined,
    edit: true,
  });
});

test("settings are read as what they are", () => {
  const config = readConfig({
    READOUT_PREFIX: "desk-2",
    READOUT_QUEUE_SHARDS: "64",
    READOUT_UNSAFE_REDIS: "warn",
    READOUT_RETENTION_DAYS: "30",
    READOUT_METRICS_PORT: "9000",
    READOUT_EDIT: "0",
  });
  expect(config).toMatchObject({
    prefix: "desk-2",
    queueShards: 64,
    unsafeRedis: "warn",
    retentionDays: 30,
    metrics: { host: "127.0.0.1", port: 9000 },
    edit: false,
  });
});

test("every wrong setting is named at once, with what would be right", () => {
  const wrong = {
    READOUT_PREFIX: "a b",
    READOUT_QUEUE_SHARDS: "65",
    READOUT_CHUNK_SIZE: "0",
    READOUT_MAX_WAIT_MS: "1.5",
    READOUT_WAIT_MS: "soon",
    READOUT_SHUTDOWN_MS: " ",
    READOUT_UNSAFE_REDIS: "yes",
    READOUT_EDIT: "true",
    REDIS_URL: "http://a",
  };
  const problems = problemsOf(wrong);
  expect(Object.fromEntries(problems.map(({ field, message }) => [field, message]))).toEqual({
    READOUT_PREFIX: "must be 1 to 40 letters, digits, _ or -",
    READOUT_QUEUE_SHARDS: "must be a whole number from 1 to 64",
    READOUT_CHUNK_SIZE: "must be a whole number from 1 to 1000",
    READOUT_MAX_WAIT_MS: "must be a whole number from 0 to 86400000",
    READOUT_WAIT_MS: "must be a whole number from 1 to 9000",
    READOUT_SHUTDOWN_MS: "must be a whole number from 100 to 600000",
    READOUT_UNSAFE_REDIS: "must be refuse, warn or allow",
    READOUT_EDIT: "must be 0 or 1",
    REDIS_URL: expect.stringContaining("must begin with redis://") as string,
  });
});

function problemsOf(env: Record<string, string>) {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems;
    throw error;
  }
  return [];
}
