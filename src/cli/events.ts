import { hasOlderModel } from "../counting/older-model.ts";
import { UsageError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { renderEvents } from "../reporting/render-events.ts";
import { CURRENT_MODEL } from "../tagging/model-name.ts";
import { type Command, textOption } from "./command.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

export const events: Command = {
  usage: "[--format F] [--from FILE]",
  help: `
Lists the events of the store, with their mentions, utterances and last day.
Ends with 1 where an event can't be read, and lists the others.

  --format F     table, or json: an object a line
  ${FROM_HELP}`,
  options: { ...FROM_OPTION, format: { type: "string" } },
  async run(invocation) {
    const { terminal, values } = invocation;
    const format = textOption(values, "format") ?? "table";
    if (format !== "table" && format !== "json") {
      throw new UsageError(`There is no format ${format}; use table or json`);
    }
    let unreadable = 0;
    const onUnreadable = ({ message }: Error) => {
      unreadable += 1;
      terminal.complain(message);
    };
    const rows = await withEvents(invocation, (source) => source.events(onUnreadable));
    if (format === "table") await terminal.write(`${renderEvents(rows, terminal)}\n`);
    else for (const row of rows) await terminal.write(`${jsonText(JSON.stringify(row))}\n`);
    for (const row of rows.filter((one) => hasOlderModel(one, CURRENT_MODEL))) {
      const { event, models } = row;
      const how = `readout retag ${event} tags it anew`;
      terminal.note(`${event} was counted by an older model (${models.join("; ")}); ${how}`);
    }
    return unreadable > 0 ? 1 : 0;
  },
};
