import type { RedisConnection } from "../redis/connection.ts";

/** What Redis says of itself, and what of it would lose statements. */
export type RedisHealth = {
  version: string;
  mode: string;
  maxmemoryPolicy: string;
  appendOnly: boolean;
  usedMemory: number;
  maxmemory: number;
  /** Each says what is wrong and how to change it. */
  warnings: string[];
};

/** Reads INFO, which every Redis user may. */
export async function readHealth(redis: RedisConnection): Promise<RedisHealth> {
  const info = new Map<string, string>();
  for (const line of (await redis.info()).split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) info.set(line.slice(0, colon), line.slice(colon + 1));
  }
  const field = (name: string) => info.get(name) ?? "unknown";
  const health = {
    version: info.get("valkey_version") ?? field("redis_version"),
    mode: field("redis_mode"),
    maxmemoryPolicy: field("maxmemory_policy"),
    appendOnly: field("aof_enabled") === "1",
    usedMemory: Number(info.get("used_memory") ?? 0),
    maxmemory: Number(info.get("maxmemory") ?? 0),
  };
  return { ...health, warnings: warningsOf(health) };
}

const OLDEST_MAJOR = 6;

function warningsOf(health: Omit<RedisHealth, "warnings">): string[] {
  const warnings: string[] = [];
  if (Number.parseInt(health.version, 10) < OLDEST_MAJOR) {
    warnings.push(
      `Redis ${health.version} is older than ${OLDEST_MAJOR}.2, the oldest that is supported`,
    );
  }
  if (health.maxmemoryPolicy !== "noeviction") {
    warnings.push(
      `maxmemory-policy is ${health.maxmemoryPolicy}: a full Redis would throw statements away. ` +
        "Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf)",
    );
  }
  if (!health.appendOnly) {
    warnings.push(
      "appendonly is off: a crash of Redis loses what came since its last snapshot. " +
        "Turn it on (CONFIG SET appendonly yes, and in redis.conf)",
    );
  }
  return warnings;
}
