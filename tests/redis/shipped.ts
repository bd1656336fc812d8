import { Redis } from "ioredis";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import {
  PASSWORDS,
  type Role,
  type ShippedRedis,
  startShippedRedis,
} from "../../load/servers/shipped-redis.ts";

/** The Redis that we ship, with its users, for all tests of a file. */
export function useShippedRedis(): {
  server(): ShippedRedis;
  /** A connection as a user, until the test is over. */
  asRole(role: Role): Promise<Redis>;
} {
  let server: ShippedRedis | undefined;
  beforeAll(async () => {
    server = await startShippedRedis(inject("redisServer"));
  });
  afterAll(() => server?.stop());
  return {
    server: () => server!,
    async asRole(role) {
      const redis = new Redis({ port: server!.port, username: role, password: PASSWORDS[role] });
      redis.on("error", () => {});
      onTestFinished(() => redis.disconnect());
      await redis.ping();
      return redis;
    },
  };
}
