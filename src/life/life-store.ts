import type { Queues } from "../queue/open-queues.ts";
import type { Producer, ProducerSettings } from "../queue/producer.ts";
import type { RedisConnection } from "../redis/connection.ts";

/** What the life of events needs. */
export type LifeStore = ProducerSettings & {
  redis: RedisConnection;
  queues: Queues;
  producer: Producer;
  /** Throws REDIS_UNSAFE and QUEUE_SHARDS_MISMATCH. */
  beforeSending(): Promise<void>;
  /** Throws UNKNOWN_EVENT. */
  refuseUnknown(event: string): Promise<void>;
};
