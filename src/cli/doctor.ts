import type { Diagnosis } from "../health/diagnosis.ts";
import type { RedisHealth } from "../health/redis-health.ts";
import { formatCount } from "../reporting/figures.ts";
import { jsonText, terminalText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { renderFailed } from "./failed.ts";
import { withReadout } from "./with-readout.ts";

export const doctor: Command = {
  usage: "[--json]",
  help: `
Checks Redis: reachable, version, maxmemory-policy noeviction, persistence, memory, replicas, the slots
of a cluster. Shows how deep the queue is, which workers gave a sign of life, how many statements failed,
events of an older model, and forgets that were broken off. Ends with 1 when this Redis would lose statements, or has lost some, unless READOUT_UNSAFE_REDIS
is warn or allow.

  --json   the same as one JSON object`,
  options: { json: { type: "boolean" } },
  async run({ values, config, terminal }) {
    const diagnosis = await withReadout(config, (readout) => readout.doctor());
    await terminal.write(
      `${values.json ? jsonText(JSON.stringify(diagnosis)) : renderDiagnosis(diagnosis)}\n`,
    );
    return diagnosis.redis.warnings.length > 0 && config.unsafeRedis === "refuse" ? 1 : 0;
  },
};

function savingOf({ appendOnly }: RedisHealth): string {
  if (appendOnly === null) return "unknown";
  return appendOnly ? "on" : "off";
}

function renderDiagnosis({
  redis,
  queue,
  workers,
  failed,
  olderModels,
  brokenForgets,
}: Diagnosis): string {
  const megabytes = (bytes: number) => `${formatCount(Math.round(bytes / 1_000_000))} MB`;
  const wait =
    queue.oldestWaitingMs === null
      ? ""
      : `, the oldest for ${Math.round(queue.oldestWaitingMs / 1000)} s`;
  const limit = redis.maxmemory > 0 ? `of ${megabytes(redis.maxmemory)}` : "without a limit";
  const full = redis.memoryShare === null ? "" : ` (${Math.round(redis.memoryShare * 100)} %)`;
  const lines = [
    `redis     reachable, version ${redis.version}, ${redis.mode}`,
    `policy    maxmemory-policy ${redis.maxmemoryPolicy}`,
    `saving    append-only file ${savingOf(redis)}`,
    `memory    ${megabytes(redis.usedMemory)} used ${limit}${full}`,
    ...renderServers(redis),
    `queue     ${queue.waiting} chunks waiting${wait}; ${queue.active} active, ${queue.delayed} delayed`,
    ...renderShards(queue),
    `workers   ${workers.length === 0 ? "none seen" : workers.length}`,
    ...workers.map((worker) => `          ${terminalText(worker)}`),
    `failed    ${failed.total}`,
    ...failed.jobs.map((job) => `          ${renderFailed(job)}`),
    ...olderModels.map(({ event, models }) =>
      terminalText(
        `model     ${event} was counted by an older one (${models.join("; ")}): readout retag ${event}`,
      ),
    ),
    ...brokenForgets.map((forget) => `forget    ${terminalText(brokenText(forget))}`),
    ...redis.warnings.map((warning) => `warning   ${terminalText(warning)}`),
    ...redis.notes.map((note) => `note      ${note}`),
  ];
  return lines.join("\n");
}

/** The filter as options; the name of a speaker is not kept. */
function brokenText({ event, keys }: Diagnosis["brokenForgets"][number]): string {
  const options = Object.entries(keys).map(([name, value]) =>
    name === "speaker" ? "--speaker NAME" : `--${name} ${value}`,
  );
  return `a forget was broken off; run it again: readout forget ${event} ${options.join(" ")}`;
}

/** A cluster's state and each of its masters, or how many replicas a server has. */
function renderServers({ cluster, masters, replicas }: RedisHealth): string[] {
  if (!cluster) return [`replicas  ${replicas}`];
  const { state, slotsCovered, knownNodes } = cluster;
  return [
    `cluster   state ${state}, ${slotsCovered} of 16384 slots covered, ${knownNodes} nodes`,
    ...masters.map((master) => {
      const share = master.maxmemory > 0 ? master.usedMemory / master.maxmemory : null;
      const full = share === null ? "" : `, memory ${Math.round(share * 100)} % full`;
      return `          ${master.address}: ${master.replicas} replicas${full}`;
    }),
  ];
}

function renderShards({ shards }: Diagnosis["queue"]): string[] {
  if (shards.length < 2) return [];
  return shards.map(
    ({ waiting, active, delayed }, i) =>
      `          shard ${i}: ${waiting} waiting, ${active} active, ${delayed} delayed`,
  );
}
