import { openFailedSet } from "../queue/failed-set.ts";
import { openQueues } from "../queue/open-queues.ts";
import type { RedisConnection } from "../redis/connection.ts";
import type { Aggregates } from "../store/aggregates.ts";
import type { Keys } from "../store/keys.ts";
import type { WebhookSettings } from "../webhook/send-message.ts";
import { startWebhook } from "../webhook/start-webhook.ts";
import type { Logger } from "./log.ts";

type Opened = {
  redis: RedisConnection;
  keys: Keys;
  shards: number;
  aggregates: Aggregates;
  log: Logger;
  /** Hears of each try: whether the receiver took a message. */
  onAttempt: (taken: boolean) => void;
  onError: (error: Error) => void;
};

/** Tells the webhook from a worker process, and says in its log how that goes. */
export function tellWebhook(
  settings: WebhookSettings,
  { redis, keys, shards, aggregates, log, onAttempt, onError }: Opened,
): { stop(): Promise<void> } {
  const queues = openQueues(redis, { prefix: keys.prefix, shards });
  const failed = openFailedSet(queues, aggregates);
  const { host } = new URL(settings.url); // its path may hold a secret
  const webhook = startWebhook({ redis, keys, aggregates, failed }, settings, {
    onAttempt: (error) => onAttempt(error === null),
    onAway: (why) => log.warn({ host, why }, "the webhook takes no message; it is tried again"),
    onBack: (awayMs) => log.info({ host, awayMs }, "the webhook takes messages again"),
    onGivenUp: (id) =>
      log.error({ host, id }, "the webhook has not taken a message in three days; it is given up"),
    onError,
  });
  return {
    async stop() {
      await webhook.stop();
      await queues.close();
    },
  };
}
