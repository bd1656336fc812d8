import { UsageError } from "../errors.ts";
import { spool } from "../input/piped.ts";
import { eventFile } from "../life/read-event-file.ts";
import { countOf, formatCount } from "../reporting/figures.ts";
import { type Command, textOption } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const importCommand: Command = {
  usage: "FILE [--as NAME]",
  help: `
Takes in an event that readout export wrote; "-" is standard input. Checks the whole file first: one wrong line,
and nothing is taken in. What it brings counts as sent now, and the same file again changes nothing.

  --as NAME      take it in under this name; with readout forget of the old one it is renamed`,
  options: { as: { type: "string" } },
  async run({ files, values, config, terminal }) {
    const [file, ...others] = files;
    if (file === undefined || others.length > 0)
      throw new UsageError("Name one file that readout export wrote, or - for standard input");
    const stdin = { name: "-", kind: "jsonl" as const, open: () => process.stdin };
    const piped = file === "-" ? await spool(stdin) : undefined;
    const source = piped ? { ...piped, name: "standard input" } : eventFile(file);
    try {
      await withReadout(config, async (readout) => {
        const imported = await readout.import(source, { as: textOption(values, "as") });
        const { event, mentions, counted, replaced, unchanged } = imported;
        const some = `${countOf(mentions, "mention", "mentions")} imported into ${event}`;
        const became = `${formatCount(counted)} new, ${formatCount(replaced)} replaced`;
        await terminal.write(`${some}: ${became}, ${formatCount(unchanged)} there already\n`);
      });
    } finally {
      piped?.close();
    }
  },
};
