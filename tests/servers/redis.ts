import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { inject, onTestFinished } from "vitest";
import { type Aggregates, openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";

/** A prefix that no other test has, so that tests share one server and never meet. */
export function freshPrefix(): string {
  return `t${randomBytes(6).toString("hex")}`;
}

/** A connection to the tests' server, closed after the test. */
export function openRedis(): Redis {
  const redis = new Redis(inject("redisUrl"), { maxRetriesPerRequest: null });
  onTestFinished(() => redis.disconnect());
  return redis;
}

/** Empty aggregates on the tests' server. */
export function freshAggregates(): Aggregates {
  return openAggregates(openRedis(), openKeys(freshPrefix()));
}
