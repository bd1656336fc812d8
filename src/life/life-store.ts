import type { OnSetBack } from "../queue/take-numbers.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Keys } from "../store/keys.ts";

/** What the life of events needs. */
export type LifeStore = {
  redis: RedisConnection;
  keys: Keys;
  /** Hears that the store lost numbers that were taken before; it may throw. */
  onSetBack: OnSetBack;
  /** Throws UNKNOWN_EVENT. */
  refuseUnknown(event: string): Promise<void>;
};
