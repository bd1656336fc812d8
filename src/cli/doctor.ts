import type { Diagnosis } from "../health/diagnosis.ts";
import { formatCount } from "../reporting/figures.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { renderFailed } from "./failed.ts";
import { withReadout } from "./with-readout.ts";

export const doctor: Command = {
  usage: "[--json]",
  help: `
Checks Redis: reachable, version, maxmemory-policy noeviction, persistence, memory; shows how deep the
queue is, which workers gave a sign of life, and what has failed.

  --json   the same as one JSON object`,
  options: { json: { type: "boolean" } },
  async run({ values, config, terminal }) {
    const diagnosis = await withReadout(config, (readout) => readout.doctor());
    await terminal.write(
      `${values.json ? JSON.stringify(diagnosis) : renderDiagnosis(diagnosis)}\n`,
    );
  },
};

function renderDiagnosis({ redis, queue, workers, failed }: Diagnosis): string {
  const megabytes = (bytes: number) => `${formatCount(Math.round(bytes / 1_000_000))} MB`;
  const wait =
    queue.oldestWaitingMs === null
      ? ""
      : `, the oldest for ${Math.round(queue.oldestWaitingMs / 1000)} s`;
  const limit = redis.maxmemory > 0 ? `of ${megabytes(redis.maxmemory)}` : "without a limit";
  const lines = [
    `redis     reachable, version ${redis.version}, ${redis.mode}`,
    `policy    maxmemory-policy ${redis.maxmemoryPolicy}`,
    `saving    append-only file ${redis.appendOnly ? "on" : "off"}`,
    `memory    ${megabytes(redis.usedMemory)} used ${limit}`,
    `queue     ${queue.waiting} chunks waiting${wait}; ${queue.active} active, ${queue.delayed} delayed`,
    `workers   ${workers.length === 0 ? "none seen" : workers.length}`,
    ...workers.map((worker) => `          ${terminalText(worker)}`),
    `failed    ${failed.total}`,
    ...failed.jobs.map((job) => `          ${renderFailed(job)}`),
    ...redis.warnings.map((warning) => `warning   ${terminalText(warning)}`),
  ];
  return lines.join("\n");
}
