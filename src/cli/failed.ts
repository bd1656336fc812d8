import { UsageError } from "../errors.ts";
import type { FailedJob } from "../queue/failed-set.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const failed: Command = {
  usage: "[--retry] [--drop]",
  help: `
Lists the statements that could not be processed, each with its reason. The list says so where a statement
is counted all the same, because it was sent again.

  --retry   put all of them back on the queue; those that are counted by now leave the list
  --drop    throw all of them away`,
  options: { retry: { type: "boolean" }, drop: { type: "boolean" } },
  async run({ values, config, terminal }) {
    if (values.retry && values.drop) throw new UsageError("Choose one of --retry and --drop");
    await withReadout(config, async (readout) => {
      if (values.retry)
        return terminal.write(`${await readout.failed.retry()} put back on the queue\n`);
      if (values.drop) return terminal.write(`${await readout.failed.drop()} thrown away\n`);
      const { total, jobs } = await readout.failed.list();
      for (const job of jobs) await terminal.write(`${renderFailed(job)}\n`);
      if (total > jobs.length) terminal.note(`${total - jobs.length} more are not shown`);
      if (total === 0) terminal.note("nothing has failed");
    });
  },
};

/** A failed job in one line: when, its id, the statements in it, and why. */
export function renderFailed({ jobId, reason, failedAt, statements }: FailedJob): string {
  const names = statements.map(({ event, id }) => `${event ?? "no event"}/${id ?? "no id"}`);
  const what = names.length > 3 ? `${names.length} statements` : names.join(", ") || "no statement";
  const counted = statements.some((statement) => statement.counted)
    ? " (a mention of this id is counted)"
    : "";
  return terminalText(`${failedAt ?? "-"}  ${jobId}  ${what}: ${reason}${counted}`);
}
