import type { Retagged } from "../life/retag.ts";
import type { RetagCell } from "../life/retag-cell.ts";
import { countOf, formatCount } from "../reporting/figures.ts";
import { jsonText, terminalText } from "../reporting/hostile-text.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { withReadout } from "./with-readout.ts";

export const retag: Command = {
  usage: "EVENT [--dry-run] [--tagger MODULE] [--json]",
  help: `
Tags an event anew with the tagger of this version: puts what is stored on the queue again, waits until workers
have counted it, and prints what moved. Older workers may run meanwhile, and leave it to newer ones.

  --dry-run        only print what would move
  --tagger MODULE  a module with the tagger that the event is to have; its workers are to run
  --json           print it as one JSON object`,
  options: {
    "dry-run": { type: "boolean" },
    tagger: { type: "string" },
    json: { type: "boolean" },
  },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const dryRun = values["dry-run"] === true;
    await withReadout(config, async (readout) => {
      const retagged = await readout.retag(event, {
        dryRun,
        tagger: textOption(values, "tagger"),
        onProgress({ sent, hasWorker }) {
          terminal.progress(`${sent} mentions on the queue again`);
          if (hasWorker === false) terminal.note("no worker with this tagger was seen; start one");
        },
      });
      await terminal.write(
        `${values.json ? jsonText(JSON.stringify(retagged)) : renderRetagged(retagged, dryRun)}\n`,
      );
    });
  },
};

function renderRetagged({ model, mentions, utterances, moves, sides }: Retagged, dryRun: boolean) {
  const { before, after, moved } = utterances;
  const lines = [
    `${countOf(mentions.sent, "mention")} ${dryRun ? "would be tagged" : "tagged"} anew by ${model}`,
    `${formatCount(before)} utterances before, ${formatCount(utterances.gone)} gone, ` +
      `${formatCount(utterances.new)} new: ${formatCount(after)} after`,
    moved === 0
      ? "no utterance moved"
      : `${countOf(moved, "utterance")} ${dryRun ? "would move" : "moved"}`,
    ...moves.flatMap(({ from, to, utterances: count, examples }) => [
      `${formatCount(count).padStart(7)}  ${describe(from)} -> ${describe(to)}`,
      ...examples.map(({ id, speaker, text }) => `         ${id}: ${speaker ?? "-"}: ${text}`),
    ]),
    ...sides.map(({ country, from, to }) => `${country} changed from ${from} to ${to}`),
    ...(mentions.withoutText > 0
      ? [`${countOf(mentions.withoutText, "mention")} without a text kept the tags they had`]
      : []),
    ...(mentions.older > 0
      ? [
          `${countOf(mentions.older, "mention")} still with older tags; see readout failed, or run it again`,
        ]
      : []),
  ];
  return lines.map((line) => terminalText(line)).join("\n");
}

function describe({ country, stance }: RetagCell): string {
  return stance === null ? "another language" : `${country ?? "not known"} ${stance}`;
}
