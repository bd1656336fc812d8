import { UsageError } from "../errors.ts";
import { readCorrectionLines } from "../input/correction-lines.ts";
import type { ImportedCorrections } from "../correcting.ts";
import { countOf } from "../reporting/figures.ts";
import { jsonText, terminalText } from "../reporting/hostile-text.ts";
import { historyLines } from "../reporting/judged-words.ts";
import { type Correction, type KeptCorrection } from "../statement/correction.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { openOption } from "./out-file.ts";
import type { Terminal } from "./terminal.ts";
import { withReadout } from "./with-readout.ts";

export const corrections: Command = {
  usage: "EVENT [--export FILE] [--import FILE] [--by NAME] [--format F]",
  help: `
Lists all that readers said of the utterances of an event, in the order in which they did, what was taken
back too, and names what waits for an utterance that is not there.

  --export FILE  writes them as JSON lines, which fit a git repository
  --import FILE  takes such lines in, or rows of readout review that were filled in; all or none, and those
                 that are known already change nothing
  --by NAME      whose the imported lines are, where they do not say so
  --format F     text, or json: one a line`,
  options: {
    export: { type: "string" },
    import: { type: "string" },
    by: { type: "string" },
    format: { type: "string" },
  },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const from = textOption(values, "import");
    const format = textOption(values, "format") ?? "text";
    if (format !== "text" && format !== "json")
      throw new UsageError(`There is no format ${format}; use text or json`);
    if (from !== undefined && values.export !== undefined)
      throw new UsageError("Choose one of --export and --import");
    const lines = from === undefined ? undefined : await readCorrectionLines(from);
    const out = await openOption(values, "export");
    try {
      await withReadout(config, async (readout) => {
        if (lines) {
          const author = textOption(values, "by");
          const imported = await lines.locating(() =>
            readout.corrections.import(event, lines.values, { author }),
          );
          return tellImported(terminal, imported);
        }
        const said = await readout.corrections.list(event);
        if (out) {
          for (const line of said) await out.write(`${exported(line)}\n`);
          await out.finish();
          return terminal.note(`${countOf(said.length, "correction")} written`);
        }
        for (const line of said)
          await terminal.write(`${format === "json" ? exported(line) : listed(line)}\n`);
        if (said.length === 0) terminal.note("nobody has said anything");
      });
    } finally {
      await out?.close();
    }
  },
};

/** One line of JSON, the same whenever and wherever it is written. */
function exported({
  placed: _placed,
  takenBack: _takenBack,
  ...correction
}: KeptCorrection): string {
  const { event, utterance, id, at, author, ...said } = correction satisfies Correction;
  return jsonText(JSON.stringify({ event, utterance, id, at, author, ...said }));
}

function listed({ takenBack, ...correction }: KeptCorrection): string {
  const [line = ""] = historyLines([correction]);
  const state = [
    takenBack ? "taken back" : null,
    correction.placed ? null : "its utterance is not there",
  ].filter((part) => part !== null);
  const known = state.length === 0 ? "" : ` (${state.join("; ")})`;
  return terminalText(`${correction.utterance} ${line}${known}`);
}

async function tellImported(
  terminal: Terminal,
  { added, known, blank, unplaced }: ImportedCorrections,
): Promise<void> {
  const left = blank === 0 ? "" : `, ${countOf(blank, "line")} not filled in`;
  await terminal.write(`${countOf(added, "correction")} taken in, ${known} known already${left}\n`);
  for (const { utterance, id } of unplaced)
    terminal.complain(
      terminalText(`${utterance} is not there; the correction ${id} counts when it comes`),
    );
}
