import { UsageError } from "../errors.ts";
import { countOf } from "../reporting/figures.ts";
import { neededBy, type ReportForm } from "../reporting/forms.ts";
import type { OpensWith, ReportedEvent } from "../reporting/reported-event.ts";
import type { Counted } from "../run/counted.ts";
import { type Invocation, textOption } from "./command.ts";
import { keepMentions } from "./keep.ts";
import { openOption } from "./out-file.ts";
import { FORM_OPTIONS, writeReports } from "./form-options.ts";
import { readReportedEvent } from "../read-report.ts";
import { opensWithFile, opensWithStore } from "./with-events.ts";

/** The options of a command that counts and then reports. */
export const RESULT_OPTIONS = {
  ...FORM_OPTIONS,
  out: { type: "string" },
  keep: { type: "string" },
} as const;

/** Where the results of a run go. */
export type Results = {
  /** Writes the tagged statements where they are to be kept, then the report of each event. */
  write(events: readonly string[], counted: Counted): Promise<void>;
  close(): Promise<void>;
};

/** Opens where results go, before any work is done for them. Throws FILE_UNWRITABLE. */
export async function openResults(
  { config, values, terminal }: Invocation,
  form: ReportForm,
): Promise<Results> {
  const keep = textOption(values, "keep");
  if (keep !== undefined && keep === textOption(values, "out")) {
    throw new UsageError("--keep and --out name the same file; each needs one of its own");
  }
  const kept = await openOption(values, "keep");
  const out = await openOption(values, "out").catch(async (error: unknown) => {
    await kept?.close();
    throw error;
  });

  async function write(events: readonly string[], counted: Counted): Promise<void> {
    if (kept && keep !== undefined) {
      const { missing } = await keepMentions(kept, counted, events);
      if (missing > 0) {
        const some = countOf(missing, "counted mention has", "counted mentions have");
        const are = missing === 1 ? "is" : "are";
        terminal.complain(`${keep}: ${some} no text any more and ${are} left out`);
      }
    }
    const reported: ReportedEvent[] = [];
    const needs = neededBy(form);
    for (const event of events) reported.push(await readReportedEvent(counted, event, needs));
    await writeReports(reported, { form, opensWith: opensWith(), out, terminal });
    if (keep === undefined && !config.redisGiven) {
      terminal.note(
        "nothing is kept; to open the statements behind it, use --keep FILE or set REDIS_URL",
      );
    }
  }

  /** What a run without a Redis of the user's counted is gone when it ends. */
  function opensWith(): OpensWith {
    if (keep !== undefined) return opensWithFile(keep);
    return config.redisGiven ? opensWithStore : () => null;
  }

  return {
    write,
    async close() {
      await kept?.close();
      await out?.close();
    },
  };
}
