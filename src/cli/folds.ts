import { UsageError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { renderFolds } from "../reporting/render-folds.ts";
import { type Command, textOption } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const folds: Command = {
  usage: "EVENT [--undo UTTERANCE | --join A B] [--format F]",
  help: `
Lists the statements that were printed in several wordings and are folded: each wording with its similarity to
the first, its mentions and the name of its utterance. Folds can be mended by hand, and stay so in later passes.
An utterance is named as in this list, or by the id of one of its mentions (readout show).

  --undo UTTERANCE   take it out of those it is folded with
  --join             fold two utterances: readout folds EVENT --join A B
  --format F         text, or json: a statement a line`,
  options: { undo: { type: "string" }, join: { type: "boolean" }, format: { type: "string" } },
  async run({ files, values, config, terminal }) {
    const [event, ...named] = files;
    const undo = textOption(values, "undo");
    const join = values.join === true;
    if (event === undefined || named.length !== (join ? 2 : 0)) {
      throw new UsageError(
        join ? "Name an event and two utterances" : "Name one event; see readout events",
      );
    }
    if (join && undo !== undefined) throw new UsageError("Choose one of --undo and --join");
    const format = textOption(values, "format") ?? "text";
    if (format !== "text" && format !== "json") {
      throw new UsageError(`There is no format ${format}; use text or json`);
    }
    await withReadout(config, async (readout) => {
      if (join) return readout.foldTogether(event, named[0]!, named[1]!);
      if (undo !== undefined) return readout.unfold(event, undo);
      const statements = await readout.folds(event);
      if (format === "text") await terminal.write(`${renderFolds(statements, terminal)}\n`);
      else
        for (const statement of statements)
          await terminal.write(`${jsonText(JSON.stringify(statement))}\n`);
    });
    if (join) terminal.note(`${named[0]} and ${named[1]} count as one`);
    if (undo !== undefined) terminal.note(`${undo} counts by itself`);
  },
};
