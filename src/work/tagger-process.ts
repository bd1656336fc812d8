import closeWithGrace from "close-with-grace";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { DEFAULT_REDIS_URL, readConfig } from "../config.ts";
import { formatProblem, InvalidInputError } from "../errors.ts";
import { readHealth } from "../health/redis-health.ts";
import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openWorkerRedis, showAddress } from "../redis/connection.ts";
import { openAggregates } from "../store/aggregates.ts";
import { openKeys } from "../store/keys.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { openChunkWorker } from "./chunk-worker.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { limitRepeats, openLog } from "./log.ts";
import { startRetention } from "./retention.ts";

/**
 * The life of a worker process, until a signal ends it: on SIGTERM and SIGINT it takes no new chunk,
 * finishes the current ones and leaves within the deadline; a second signal leaves at once. A chunk
 * that the deadline cuts off comes back, and counting it again changes nothing.
 */
export async function runTaggerProcess(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env);
  const { redisUrl = DEFAULT_REDIS_URL, prefix, concurrency } = config;
  const log = openLog("tagger", config.logLevel);
  const onError = limitRepeats((error) => log.error({ err: error }, "will be tried again"));

  const redis = openWorkerRedis(redisUrl);
  redis.on("error", onError);
  const closing: (() => Promise<unknown> | void)[] = [() => redis.disconnect()];
  closeWithGrace({ delay: config.shutdownMs, logger: log }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, "tagger closing");
    else log.info({ signal }, "tagger closing");
    for (const close of closing.toReversed()) await close();
  });

  const keys = openKeys(prefix);
  const aggregates = openAggregates(redis, keys);
  const tagger = openTagger(loadLexicons());
  const worker = openChunkWorker(redis, {
    prefix,
    concurrency,
    tagger,
    counter: aggregates,
    onError,
    onDone: (statements) => log.debug({ statements }, "chunk counted"),
  });
  const heartbeat = startHeartbeat(redis, keys, `${hostname()}/${process.pid} ${tagger.model}`);
  const retention = startRetention(aggregates, config, onError);
  // Without Redis there is nobody to say goodbye to, and no reason to wait.
  const goodbye = () => Promise.race([heartbeat.stop().catch(onError), sleep(500)]);
  closing.push(
    goodbye,
    () => worker.close(),
    () => retention.stop(),
  );

  await worker.ready();
  for (const warning of (await readHealth(redis)).warnings) log.warn(warning);
  log.info({ redis: showAddress(redisUrl), concurrency, model: tagger.model }, "tagger ready");
}

/** Says on standard error what is wrong with the settings, and ends with exit code 2. */
export function refuseSettings(error: unknown): never {
  if (!(error instanceof InvalidInputError)) throw error;
  for (const problem of error.problems)
    process.stderr.write(`readout: ${formatProblem(problem)}\n`);
  process.exit(2);
}
