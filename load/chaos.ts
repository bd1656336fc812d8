import { parseArgs } from "node:util";
import { ensureServer } from "../tests/servers/ensure-server.ts";
import { runChaos } from "./chaos-run.ts";

const { values } = parseArgs({
  options: {
    statements: { type: "string", default: "20000" },
    "worker-kills": { type: "string", default: "15" },
    "redis-kills": { type: "string", default: "0" },
    producers: { type: "string", default: "2" },
    workers: { type: "string", default: "3" },
    seed: { type: "string", default: "1" },
  },
});

const outcome = await runChaos({
  server: ensureServer(),
  statements: Number(values.statements),
  workerKills: Number(values["worker-kills"]),
  redisKills: Number(values["redis-kills"]),
  producers: Number(values.producers),
  workers: Number(values.workers),
  seed: Number(values.seed),
  onProgress: (message) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${message}`);
  },
});

const recoveries = outcome.recoveriesMs.toSorted((a, b) => a - b);
const at = (share: number) => recoveries[Math.floor(share * (recoveries.length - 1))] ?? "-";
console.log(`statements    ${values.statements}, sent by ${values.producers} producers each`);
console.log(`acknowledged  ${outcome.acknowledged}`);
console.log(`counted       ${outcome.counted}`);
console.log(`lost          ${outcome.lost}`);
console.log(`double        ${outcome.double}`);
console.log(`failed        ${outcome.failed}`);
console.log(`differing     ${outcome.differing.length} events ${outcome.differing.join(" ")}`);
console.log(`kills         ${outcome.workerKills} workers, ${outcome.redisKills} Redis`);
console.log(`recovery ms   median ${at(0.5)}, longest ${at(1)}, of ${recoveries.length} chunks`);
console.log(`seconds       ${outcome.seconds.toFixed(1)}`);

const wrong = outcome.lost + outcome.double + outcome.failed + outcome.differing.length;
process.exitCode = wrong > 0 || outcome.counted !== outcome.acknowledged ? 1 : 0;
