import { openReadout } from "../../src/readout.ts";
import { drawOperation, EVENTS, type Operator } from "./life-operations.ts";
import { randomNumbers } from "./made-statements.ts";

// A process that does so many random operations one after another, and prints each that was acknowledged.
const { REDIS_URL = "", READOUT_PREFIX, READOUT_QUEUE_SHARDS = "1" } = process.env;
const { OPERATIONS = "1", SEED = "1", FOLDER = "." } = process.env;

const readout = openReadout({
  redisUrl: REDIS_URL,
  prefix: READOUT_PREFIX,
  queueShards: Number(READOUT_QUEUE_SHARDS),
});
const random = randomNumbers(Number(SEED));
const operator: Operator = { readout, random, folder: FOLDER, name: `p${SEED}` };
for (let done = 0; done < Number(OPERATIONS); done += 1) {
  const event = EVENTS[Math.floor(random() * EVENTS.length)]!;
  const acknowledged = await drawOperation(operator).act(operator, event);
  process.stdout.write(`${JSON.stringify(acknowledged)}\n`);
}
await readout.close();
