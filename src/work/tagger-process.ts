import { UnrecoverableError } from "bullmq";
import closeWithGrace from "close-with-grace";
import { hostname } from "node:os";
import { readConfig } from "../config.ts";
import {
  formatProblem,
  InvalidInputError,
  ReadoutError,
  RedisUnreachableError,
} from "../errors.ts";
import { turnOnTraces } from "../queue/traces.ts";
import { showAddress } from "../redis/address.ts";
import { openWorkerRedis } from "../redis/connection.ts";
import { retryDuringOutages } from "../redis/retry-during-outages.ts";
import { asUnreachable, comesOfRefusal, isRefusal } from "../redis/unreachable.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { openAggregates } from "../store/aggregates.ts";
import { openKeys } from "../store/keys.ts";
import { catchWarnings, limitRepeats, openLog } from "./log.ts";
import { meetRedis } from "./meet-redis.ts";
import { openOutages } from "./outages.ts";
import { startCounting } from "./start-counting.ts";
import { startRateLines } from "./rate-lines.ts";
import { tellWebhook } from "./tell-webhook.ts";
import { serveWorkerMetrics } from "./worker-metrics.ts";
import { openTagging } from "./tagging.ts";

/** A worker that was told to stop waits no longer than this for a Redis that does not answer. */
const LONGEST_SILENCE_MS = 2_000;

/**
 * The life of a worker process, until a signal ends it: on SIGTERM and SIGINT it takes no new chunk,
 * finishes the current ones and leaves within the deadline; a second signal leaves at once. A chunk
 * that the deadline cuts off comes back, and counting it again changes nothing.
 */
export async function runTaggerProcess(
  env: NodeJS.ProcessEnv,
  openTags: typeof openTagging = openTagging,
): Promise<void> {
  const config = readConfig(env);
  const { redis: address, prefix, queueShards: shards, concurrency } = config;
  if (config.traces) await turnOnTraces();
  const log = openLog("tagger", config.logLevel, address);
  catchWarnings(log);
  const outages = openOutages(address, log);
  const onFault = limitRepeats((error) => {
    if (error instanceof UnrecoverableError) log.warn({ reason: error.message }, "failed");
    else log.error({ err: error }, "will be tried again");
  });
  let met = false;
  const onError = (error: Error) => {
    if (!met && isRefusal(error)) return; // it ends us, with a message
    if (!outages.report(error)) onFault(error);
  };

  const redis = openWorkerRedis(address);
  redis.on("error", onError);
  const closing: (() => Promise<unknown> | void)[] = [() => redis.disconnect()];
  const closeAll = async () => {
    for (const close of closing.toReversed()) await close();
  };
  let ending = false;
  const grace = closeWithGrace(
    { delay: config.shutdownMs, logger: log },
    async ({ err, signal }) => {
      ending = true;
      if (err) log.fatal({ err }, "tagger closing");
      else log.info({ signal }, "tagger closing");
      await closeAll();
    },
  );

  const keys = openKeys(prefix);
  /** An outage passes, and so does a Redis that is read-only for a while; one that refuses our password does not. */
  const passes = (error: unknown) => {
    if (comesOfRefusal(error as Error)) return false;
    return outages.report(error) && !ending;
  };
  const tagging = openTags();
  const ready = tagging.ready();
  closing.push(async () => {
    await ready.catch(() => {});
    await tagging.close();
  });
  try {
    await retryDuringOutages({ waitMs: Infinity, passes }, () =>
      meetRedis(redis, config, keys, log),
    );
  } catch (error) {
    if (ending) return;
    grace.uninstall(); // else the process, which refuses to start, would end with exit code 0
    await closeAll();
    throw asUnreachable(address, error);
  }
  met = true;

  const { model } = await ready; // a chunk that is taken earlier would wait for it
  if (ending) return;
  const rate = startRateLines(log, () => counting.worker.waiting());
  closing.push(rate.stop); // after the worker, whose last chunks it counts
  const aggregates = openAggregates(redis, keys);
  const metrics =
    config.metrics &&
    (await serveWorkerMetrics(config.metrics, { redis, aggregates, keys, shards }));
  if (metrics) closing.push(metrics.close);
  const counting = startCounting(redis, keys, config, {
    tagging,
    worker: `${hostname()}/${process.pid} ${model}`,
    silentMs: Math.min(LONGEST_SILENCE_MS, config.shutdownMs / 2),
    onError,
    onBeat: outages.answered,
    onGoodbye: onError,
    onDone(done) {
      rate.add(done);
      metrics?.add(done);
    },
  });
  closing.push(counting.close);
  if (config.webhook) {
    const onAttempt = (taken: boolean) => metrics?.webhook(taken);
    const opened = { redis, keys, shards, aggregates, log, onAttempt, onError };
    closing.push(tellWebhook(config.webhook, opened).stop);
  }

  await counting.worker.ready();
  log.info({ server: showAddress(address), concurrency, model }, "tagger ready");
}

/** Says on standard error why the worker does not start, and ends with the exit code of the commands for that. */
export function refuseToStart(error: unknown): never {
  if (!(error instanceof ReadoutError)) throw error;
  const problems =
    error instanceof InvalidInputError ? error.problems.map(formatProblem) : [error.message];
  for (const problem of problems) process.stderr.write(`readout: ${terminalText(problem)}\n`);
  if (error instanceof InvalidInputError) process.exit(2);
  process.exit(error instanceof RedisUnreachableError ? 3 : 1);
}
