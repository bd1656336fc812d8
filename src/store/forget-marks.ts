import type { ForgetKeys } from "../counting/forgetting.ts";
import { readClock } from "../redis/clock.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "./keys.ts";

/** A forget that has begun and is not over. */
export type OpenForget = { event: string; keys: ForgetKeys };

/** How often a forget that goes on says so. */
const BEAT_MS = 2_000;
/** One that has said nothing for so long was broken off. */
const SILENT_AFTER_MS = 30_000;

/** Says of a forget that it goes on, and then that it is over. */
export type ForgetMark = { beat(): Promise<void>; over(): Promise<void> };

/** Marks that a forget has begun; the same forget of the same event takes over the mark of one that was broken off. */
export async function markForget(
  redis: RedisConnection,
  keys: Keys,
  forget: OpenForget,
): Promise<ForgetMark> {
  const member = memberOf(forget);
  let said = Number.NEGATIVE_INFINITY;
  const mark: ForgetMark = {
    async beat() {
      if (performance.now() - said < BEAT_MS) return;
      said = performance.now();
      await redis.zadd(keys.forgetting, await readClock(redis), member);
    },
    async over() {
      await redis.zrem(keys.forgetting, member);
    },
  };
  await mark.beat();
  return mark;
}

/** Takes the marks of an event away that was forgotten whole. */
export async function unmarkForgets(
  redis: RedisConnection,
  keys: Keys,
  event: string,
): Promise<void> {
  const members = await redis.zrangebyscore(keys.forgetting, "-inf", "+inf");
  const its = members.filter((member) => readMember(member).event === event);
  if (its.length > 0) await redis.zrem(keys.forgetting, ...its);
}

/** The forgets that were broken off, and still have mentions to take away. */
export async function readBrokenForgets(redis: RedisConnection, keys: Keys): Promise<OpenForget[]> {
  const before = (await readClock(redis)) - SILENT_AFTER_MS;
  return (await redis.zrangebyscore(keys.forgetting, "-inf", before)).map(readMember);
}

function memberOf({ event, keys }: OpenForget): string {
  return `${event} ${JSON.stringify(keys)}`;
}

function readMember(member: string): OpenForget {
  const space = member.indexOf(" ");
  return {
    event: member.slice(0, space),
    keys: JSON.parse(member.slice(space + 1)) as ForgetKeys,
  };
}
