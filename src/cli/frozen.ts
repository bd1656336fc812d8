import { UsageError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { renderFrozen } from "../reporting/render-frozen.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { withReadout } from "./with-readout.ts";

export const frozen: Command = {
  usage: "EVENT [--drop ID] [--format F]",
  help: `
Lists the reports of an event whose figures were kept (readout report EVENT --freeze), the latest first: id, moment,
and what was counted. readout report EVENT --frozen ID shows the figures of one again.

  --drop ID    keep its figures no longer
  --format F   text, or json: a report a line, with its id`,
  options: { drop: { type: "string" }, format: { type: "string" } },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const drop = textOption(values, "drop");
    const format = textOption(values, "format") ?? "text";
    if (format !== "text" && format !== "json")
      throw new UsageError(`There is no format ${format}; use text or json`);
    await withReadout(config, async (readout) => {
      if (drop !== undefined) {
        await readout.frozen.drop(event, drop);
        return terminal.note(`${drop} is kept no longer`);
      }
      const kept = await readout.frozen.list(event);
      if (kept.length === 0) terminal.note(`no report of ${event} is frozen`);
      for (const one of kept) {
        const line = format === "text" ? renderFrozen(one) : jsonText(JSON.stringify(one));
        await terminal.write(`${line}\n`);
      }
    });
  },
};
