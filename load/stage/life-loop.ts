import { openReadout } from "../../src/readout.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { connectRedis, type RedisConnection } from "../../src/redis/connection.ts";
import { drawOperation, EVENTS } from "./life-operations.ts";
import { randomNumbers } from "./made-statements.ts";
import type { Logged, Operator } from "./operation.ts";

// A process that does so many random operations one after another, and prints each that was acknowledged, between
// two moments of a clock that all such processes share.
const { REDIS_URL = "", READOUT_PREFIX, READOUT_QUEUE_SHARDS = "1" } = process.env;
const { OPERATIONS = "1", SEED = "1", FOLDER = ".", CLOCK = "life-clock" } = process.env;

const MOST_TRIES = 20;

const clock = await connectInTime();
const readout = openReadout({
  redisUrl: REDIS_URL,
  prefix: READOUT_PREFIX,
  queueShards: Number(READOUT_QUEUE_SHARDS),
});
const random = randomNumbers(Number(SEED));
const operator: Operator = { readout, random, folder: FOLDER, name: `p${SEED}`, sent: [] };
await readout.events(); // connects, as long as nothing holds the thread
for (let done = 0; done < Number(OPERATIONS); done += 1) {
  const event = EVENTS[Math.floor(random() * EVENTS.length)]!;
  const operation = drawOperation(operator);
  const began = await clock.incr(CLOCK);
  const acknowledged = await operation.act(operator, event);
  const ended = await clock.incr(CLOCK);
  if (acknowledged === null) continue;
  const logged: Logged = { ...acknowledged, began, ended };
  process.stdout.write(`${JSON.stringify(logged)}\n`);
}
await readout.close();
clock.disconnect();

/** On a machine that does much else it takes more than one try. */
async function connectInTime(): Promise<RedisConnection> {
  for (let tries = 1; ; tries++) {
    try {
      return await connectRedis(parseAddress(REDIS_URL, "REDIS_URL"));
    } catch (error) {
      if (tries === MOST_TRIES) throw error;
    }
  }
}
