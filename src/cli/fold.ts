import { UsageError } from "../errors.ts";
import type { FoldOutcome } from "../folds/fold-event.ts";
import { countOf, formatCount } from "../reporting/figures.ts";
import type { Command } from "./command.ts";
import { withReadout } from "./with-readout.ts";

export const fold: Command = {
  usage: "EVENT [--dry-run]",
  help: `
Folds the utterances of an event that are one statement, reprinted: with small edits or cuts, other quotation
marks, its attribution inside or outside, or of a speaker who is named in another way. A number, a negation, or
another speaker makes another statement. Folded utterances count as one. It may be repeated at any time,
also while workers count; what was folded or taken apart by hand stays so (readout folds).

  --dry-run   say how many would be folded, and change nothing`,
  options: { "dry-run": { type: "boolean" } },
  async run({ files, values, config, terminal }) {
    const [event, ...others] = files;
    if (event === undefined || others.length > 0)
      throw new UsageError("Name one event; see readout events");
    const dryRun = values["dry-run"] === true;
    const outcome = await withReadout(config, (readout) => readout.fold(event, { dryRun }));
    await terminal.write(`${outcomeText(outcome, dryRun)}\n`);
  },
};

/** `12 utterances joined with another one, in 9 statements (3 new, 1 taken apart)`. */
function outcomeText({ joined, groups, added, removed }: FoldOutcome, dryRun: boolean): string {
  const found = `${countOf(joined, "utterance")} joined with another one, in ${countOf(groups, "statement")}`;
  const change = `${formatCount(added)} new, ${formatCount(removed)} taken apart`;
  return `${found} (${change})${dryRun ? "; nothing was changed" : ""}`;
}
