import { renderEvents } from "../reporting/render-events.ts";
import type { Command } from "./command.ts";
import { FROM_HELP, FROM_OPTION, withEvents } from "./with-events.ts";

export const events: Command = {
  usage: "[--from FILE]",
  help: `
The events known to the store, with their mentions, utterances and last day.

  ${FROM_HELP}`,
  options: FROM_OPTION,
  async run(invocation) {
    const { terminal } = invocation;
    const rows = await withEvents(invocation, (source) => source.events());
    await terminal.write(`${renderEvents(rows, terminal)}\n`);
  },
};
