import { UsageError } from "../errors.ts";
import type { FailedJob } from "../queue/failed-set.ts";
import type { Readout } from "../readout.ts";
import { countOf, formatCount } from "../reporting/figures.ts";
import { jsonText, terminalText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { openOption, type OutFile } from "./out-file.ts";
import type { Terminal } from "./terminal.ts";
import { withReadout } from "./with-readout.ts";

export const failed: Command = {
  usage: "[--retry] [--drop] [--export FILE]",
  help: `
Lists the statements that could not be processed, each with its reason. The list says so where a statement
is counted all the same, because it was sent again.

  --retry   put all of them back on the queue; those that are counted by now leave the list
  --drop    throw all of them away
  --export FILE
            write them to a file as JSON lines, each with its reason (failure), to be mended and enqueued again`,
  options: {
    retry: { type: "boolean" },
    drop: { type: "boolean" },
    export: { type: "string" },
  },
  async run({ values, config, terminal }) {
    const asked = ["retry", "drop", "export"].filter((name) => values[name] !== undefined);
    if (asked.length > 1) throw new UsageError("Choose one of --retry, --drop and --export");
    await withReadout(config, async (readout) => {
      if (values.retry)
        return terminal.write(`${await readout.failed.retry()} put back on the queue\n`);
      if (values.drop) return terminal.write(`${await readout.failed.drop()} thrown away\n`);
      const out = await openOption(values, "export");
      if (out) return exportFailed(readout, out, terminal);
      const { total, jobs } = await readout.failed.list();
      for (const job of jobs) await terminal.write(`${renderFailed(job)}\n`);
      if (total > jobs.length) terminal.note(`${total - jobs.length} more are not shown`);
      if (total === 0) terminal.note("nothing has failed");
    });
  },
};

async function exportFailed(readout: Readout, out: OutFile, terminal: Terminal): Promise<void> {
  let [written, broken] = [0, 0];
  try {
    for await (const page of readout.failed.export()) {
      await out.write(page.rows.map((row) => `${jsonText(JSON.stringify(row))}\n`).join(""));
      written += page.rows.length;
      broken += page.broken;
    }
    await out.finish();
  } finally {
    await out.close();
  }
  await terminal.write(`${countOf(written, "statement")} written\n`);
  if (broken === 0) return;
  const are = broken === 1 ? "is" : "are";
  terminal.note(`${formatCount(broken)} more ${are} not whole any more, and only listed`);
}

/** A failed job in one line: when, its id, the statements in it, and why. */
export function renderFailed({ jobId, reason, failedAt, statements }: FailedJob): string {
  const names = statements.map(({ event, id }) => `${event ?? "no event"}/${id ?? "no id"}`);
  const what = names.length > 3 ? `${names.length} statements` : names.join(", ") || "no statement";
  const counted = statements.some((statement) => statement.counted)
    ? " (a mention of this id is counted)"
    : "";
  return terminalText(`${failedAt ?? "-"}  ${jobId}  ${what}: ${reason}${counted}`);
}
