import { UsageError } from "../errors.ts";
import { neededBy } from "../reporting/forms.ts";
import { type Command, textOption } from "./command.ts";
import { writePackage } from "./package-folder.ts";
import { oneEvent } from "./one-event.ts";
import { readPeriod } from "./period.ts";
import { readReportedEvent } from "../read-report.ts";
import { readSure, SURE_HELP, SURE_OPTION } from "./sure.ts";
import { FORM_HELP, FORM_OPTIONS, readForm, writeReports } from "./form-options.ts";
import { openOption } from "./out-file.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

const ALL_STATEMENTS = neededBy({ format: "csv", table: "statements" });
const PACKAGE_HAS = "a package is a folder with every table as CSV";

export const report: Command = {
  usage:
    "EVENT [--since D] [--until D] [--sure N] [--only-sure] [--format F] [--table T] [--chart C] [--bom] [--out FILE] [--package FOLDER] [--from FILE]",
  help: `
Prints the report of an event, from the store or from a file of tagged statements, as it stands now.

  --since D, --until D  only utterances of these days, YYYY-MM-DD, both included
  ${SURE_HELP.replace("N   ", "N          ")}
  --only-sure           count only utterances whose stance is sure
  ${FORM_HELP}
  --out FILE            write it to a file instead of standard output
  --package FOLDER      write all tables and their description (datapackage.json) into a folder instead
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
  },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    const event = oneEvent(files);
    const period = readPeriod(values);
    const sure = { from: readSure(values), only: values["only-sure"] === true };
    const folder = textOption(values, "package");
    if (folder !== undefined) {
      for (const other of [...Object.keys(FORM_OPTIONS), "out"])
        if (values[other] !== undefined)
          throw new UsageError(`Leave out --${other}: ${PACKAGE_HAS}`);
      return withEvents(invocation, async (events) => {
        await writePackage(
          folder,
          await readReportedEvent(events, event, { ...ALL_STATEMENTS, period, sure }),
        );
      });
    }
    const form = readForm(invocation);
    const out = await openOption(values, "out");
    try {
      await withEvents(invocation, async (events, opensWith) => {
        const needs = neededBy(form);
        const reported = await readReportedEvent(events, event, { ...needs, period, sure });
        await writeReports([reported], { form, opensWith, out, terminal });
      });
    } finally {
      await out?.close();
    }
  },
};
