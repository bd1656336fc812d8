import { jsonText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { openOption } from "./out-file.ts";
import { withReadout } from "./with-readout.ts";

export const exportCommand: Command = {
  usage: "EVENT [--out FILE]",
  help: `
Writes all that is known of an event as JSON lines: its mentions with their tags, for readout import into this
Redis or another one.

  --out FILE     write it to a file instead of standard output`,
  options: { out: { type: "string" } },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const out = await openOption(values, "out");
    const write = out ? (text: string) => out.write(text) : terminal.write;
    try {
      await withReadout(config, async (readout) => {
        let written = 0;
        for await (const lines of readout.export(event)) {
          await write(lines.map((line) => `${jsonText(JSON.stringify(line))}\n`).join(""));
          written += lines.length;
          terminal.progress(`${written} lines written`);
        }
      });
      await out?.finish();
    } finally {
      await out?.close();
    }
  },
};
