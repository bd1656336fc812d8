import type { ReviewOptions } from "../correcting.ts";
import { UsageError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { renderReview } from "../reporting/render-review.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { withReadout } from "./with-readout.ts";

const DEFAULT_LIMIT = 50;

export const review: Command = {
  usage: "EVENT [--limit N] [--random N] [--seed S] [--format F]",
  help: `
Prints the utterances that are worth reading again, the most useful first: those whose stance is likely
to be wrong and whose stance the verdict of a country or of the whole hangs on. What persons
judged already is left out.

  --limit N      at most N (${DEFAULT_LIMIT})
  --random N     N drawn at random instead: once they are judged, the report says how many were right
  --seed S       the same seed draws the same ones (1)
  --format F     text, or jsonl: one a line with a correction to be filled in, for readout corrections --import`,
  options: {
    limit: { type: "string" },
    random: { type: "string" },
    seed: { type: "string" },
    format: { type: "string" },
  },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const format = textOption(values, "format") ?? "text";
    if (format !== "text" && format !== "jsonl")
      throw new UsageError(`There is no format ${format}; use text or jsonl`);
    const options = readOptions(values);
    const rows = await withReadout(config, (readout) => readout.review(event, options));
    if (format === "text") return terminal.write(`${renderReview(rows, terminal)}\n`);
    for (const row of rows) await terminal.write(`${jsonText(JSON.stringify(row))}\n`);
  },
};

function readOptions(values: Parameters<typeof textOption>[0]): ReviewOptions {
  const [limit, random, seed] = ["limit", "random", "seed"].map((name) => {
    const text = textOption(values, name);
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--${name} takes a whole number from 1`);
    return Number(text);
  });
  if (random === undefined) {
    if (seed !== undefined) throw new UsageError("--seed is for --random");
    return { limit: limit ?? DEFAULT_LIMIT };
  }
  if (limit !== undefined) throw new UsageError("Choose one of --limit and --random");
  return { random, ...(seed !== undefined && { seed }) };
}
