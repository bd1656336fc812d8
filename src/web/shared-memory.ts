import { readFileSync } from "node:fs";
import type { RedisConnection } from "../redis/connection.ts";
import type { WebMemory } from "./web-memory.ts";

const TAKE_TURN = readFileSync(new URL("./take-turn.lua", import.meta.url), "utf8");

/** The memory that all processes on a Redis share, under keys that begin with this. No command touches two keys. */
export function openSharedMemory(redis: RedisConnection, base: string): WebMemory {
  const turnKey = (host: string) => `${base}:turn:${host}`;
  const rulesKey = (origin: string) => `${base}:rules:${origin}`;
  const call = (host: string, ...args: (string | number)[]) =>
    redis.eval(TAKE_TURN, 1, turnKey(host), ...args) as Promise<[taken: number, waitMs: number]>;
  return {
    async takeTurn(host, pauseMs, longestMs) {
      const [taken, waitMs] = await call(host, Math.ceil(pauseMs), Math.ceil(longestMs), "take");
      return { taken: taken === 1, waitMs };
    },
    async holdOff(host, ms) {
      await call(host, Math.ceil(ms), 0, "hold");
    },
    readRules: (origin) => redis.get(rulesKey(origin)),
    async keepRules(origin, rules, ms) {
      await redis.set(rulesKey(origin), rules, "PX", ms);
    },
  };
}
