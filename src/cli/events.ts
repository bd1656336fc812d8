import { renderEvents } from "../reporting/render-events.ts";
import type { Command } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const events: Command = {
  usage: "",
  help: "The events known to the store, with their mentions, utterances and last day.",
  options: {},
  async run({ config, terminal }) {
    const rows = await withReadout(config, (readout) => readout.events());
    await terminal.write(`${renderEvents(rows, terminal)}\n`);
  },
};
