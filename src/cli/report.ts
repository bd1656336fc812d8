import { UsageError } from "../errors.ts";
import { neededBy } from "../reporting/forms.ts";
import { type Command, type Invocation, textOption } from "./command.ts";
import { writePackage } from "./package-folder.ts";
import { oneEvent } from "./one-event.ts";
import { readPeriod } from "./period.ts";
import { readReportedEvent, showFrozen } from "../read-report.ts";
import type { ReportScope } from "../reporting/build-report.ts";
import { readSure, SURE_HELP, SURE_OPTION } from "./sure.ts";
import { FORM_HELP, FORM_OPTIONS, readForm, writeReports } from "./form-options.ts";
import { openOption } from "./out-file.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

const ALL_STATEMENTS = neededBy({ format: "csv", table: "statements" });

export const report: Command = {
  usage:
    "EVENT [--since D] [--until D] [--sure N] [--only-sure] [--format F] [--table T] [--chart C] [--bom] [--out FILE] [--package FOLDER] [--from FILE] [--freeze | --frozen ID]",
  help: `
Prints the report of an event, from the store or from a file of tagged statements, as it stands now.

  --since D, --until D  only utterances of these days, YYYY-MM-DD, both included
  ${SURE_HELP.replace("N   ", "N          ")}
  --only-sure           count only utterances whose stance is sure
  ${FORM_HELP}
  --out FILE            write it to a file instead of standard output
  --package FOLDER      write all tables and their description (datapackage.json) into a folder instead
  --freeze              keep the figures as they stand, and print an id by which they can be cited
  --frozen ID           show the figures of an id again, whatever was counted since; readout frozen lists them
  ${FROM_HELP.replace("FILE   ", "FILE          ")}`,
  options: {
    ...FROM_OPTION,
    since: { type: "string" },
    until: { type: "string" },
    ...SURE_OPTION,
    "only-sure": { type: "boolean" },
    ...FORM_OPTIONS,
    out: { type: "string" },
    package: { type: "string" },
    freeze: { type: "boolean" },
    frozen: { type: "string" },
  },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    const event = oneEvent(files);
    const scope = {
      period: readPeriod(values),
      sure: { from: readSure(values), only: values["only-sure"] === true },
    };
    if (values.freeze === true) return freeze(invocation, event, scope);
    const frozen = readFrozenId(values);
    const folder = textOption(values, "package");
    if (folder !== undefined) {
      refuse(values, [...FORMS, "out"], "a package is a folder with every table as CSV");
      return withEvents(invocation, async (events) => {
        const reported = await readReportedEvent(events, event, { ...ALL_STATEMENTS, ...scope });
        await writePackage(folder, reported);
      });
    }
    const form = readForm(invocation);
    const needs = neededBy(form);
    if (frozen !== undefined && needs.quoted === Number.POSITIVE_INFINITY)
      throw new UsageError("A frozen report has figures and no statements; choose another form");
    const out = await openOption(values, "out");
    try {
      if (frozen !== undefined) {
        const { withReadout } = await import("./with-readout.ts");
        const kept = await withReadout(invocation.config, (readout) =>
          readout.frozen.get(event, frozen),
        );
        const shown = showFrozen(kept, needs);
        await writeReports([shown], { form, opensWith: () => null, out, terminal });
        return;
      }
      await withEvents(invocation, async (events, opensWith) => {
        const reported = await readReportedEvent(events, event, { ...needs, ...scope });
        await writeReports([reported], { form, opensWith, out, terminal });
      });
    } finally {
      await out?.close();
    }
  },
};

const FORMS = Object.keys(FORM_OPTIONS);

/** Keeps the figures and prints their id. */
async function freeze(
  { values, config, terminal }: Invocation,
  event: string,
  { period, sure }: Required<Pick<ReportScope, "period" | "sure">>,
): Promise<void> {
  refuse(values, [...FORMS, "out", "package", "frozen"], "--freeze prints the id of what it keeps");
  refuse(values, Object.keys(FROM_OPTION), "a file does not change, so its report is frozen");
  const { withReadout } = await import("./with-readout.ts"); // a report that is not kept needs none of it
  const { id } = await withReadout(config, (readout) => readout.freeze(event, { ...period, sure }));
  await terminal.write(`${id}\n`);
  terminal.note(`readout report ${event} --frozen ${id} shows these figures again`);
}

/** The id asked for by `--frozen`. Throws UsageError beside options that choose what counts. */
function readFrozenId(values: Invocation["values"]): string | undefined {
  const id = textOption(values, "frozen");
  if (id === undefined) return undefined;
  const chosen = ["since", "until", "sure", "only-sure", "package", ...Object.keys(FROM_OPTION)];
  refuse(values, chosen, "what a frozen report counts was chosen when it was frozen");
  return id;
}

function refuse(values: Invocation["values"], options: readonly string[], reason: string): void {
  const given = options.find((option) => values[option] !== undefined);
  if (given !== undefined) throw new UsageError(`Leave out --${given}: ${reason}`);
}
