import { open } from "node:fs/promises";
import { UsageError } from "../errors.ts";
import { checkSources, type Checked } from "../input/check-sources.ts";
import { shownName, type Source } from "../input/sources.ts";
import type { Readout } from "../readout.ts";
import { textOption, type Command, type Invocation } from "./command.ts";
import { INPUT_HELP, INPUT_OPTIONS, readInputOptions } from "./input-options.ts";
import { writeReceipt } from "./receipt.ts";
import { reconcileSources } from "./reconcile-sources.ts";
import { withSources } from "./with-sources.ts";
import { withReadout } from "./with-readout.ts";

export const enqueue: Command = {
  usage:
    "FILE... [--event SLUG] [--title TEXT] [--wait SECONDS] [--receipt OUT] [--reconcile [--list]]",
  help: `
Puts the statements of files (.jsonl, .json, .csv, and folders of them) on the queue; "-" is standard
input. Checks all files first: one wrong line, and nothing is queued. Prints how many mentions were accepted, and
how many of them were counted already.

  --event SLUG     the event of rows that name none
${INPUT_HELP}

  --wait SECONDS   when Redis is away, try for so long before giving up (READOUT_ENQUEUE_WAIT_MS)
  --receipt OUT    write a receipt to this file, as JSON: each sent file with its SHA-256, how many
                   mentions were accepted, and the jobs that hold them
  --reconcile      say how many mentions of the files are counted, waiting, failed or missing, with the
                   content that they have there, and send the missing ones
  --list           with --reconcile: print each mention with its state, as JSON lines; the summary goes
                   to standard error`,
  options: {
    ...INPUT_OPTIONS,
    wait: { type: "string" },
    receipt: { type: "string" },
    reconcile: { type: "boolean" },
    list: { type: "boolean" },
  },
  async run(invocation) {
    const { files, values, config, terminal } = invocation;
    if (files.length === 0)
      throw new UsageError("Name the files to enqueue, or - for standard input");
    if (values.list && !values.reconcile) throw new UsageError("--list goes with --reconcile");
    if (values.receipt !== undefined && values.reconcile)
      throw new UsageError("Choose one of --receipt and --reconcile");
    const outageWaitMs = readWait(textOption(values, "wait")) ?? config.outageWaitMs;
    const reading = readInputOptions(values);
    await withSources(files, terminal.note, async (sources) => {
      const article = sources.find(({ kind }) => kind === "article");
      if (article) {
        throw new UsageError(
          article.name === "-"
            ? "standard input looks like an article: readout extract - | readout enqueue -"
            : `${shownName(article)} is an article: readout run takes it, or readout extract`,
        );
      }
      const checked = await checkSources(sources, {
        ...reading,
        onNote: terminal.note,
        onProgress: (rows) => terminal.progress(`${rows} rows checked`),
      });
      const act = values.reconcile ? reconcileSources : sendSources;
      await withReadout({ ...config, outageWaitMs }, (readout) =>
        act(readout, { sources, checked, invocation }),
      );
    });
  },
};

/** Seconds as milliseconds. */
function readWait(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (value.trim() === "" || !(seconds >= 0 && seconds <= 86_400))
    throw new UsageError(`--wait takes seconds, from 0 to 86400, not ${value}`);
  return seconds * 1_000;
}

type Work = { sources: readonly Source[]; checked: Checked; invocation: Invocation };

async function sendSources(
  readout: Readout,
  { sources, checked, invocation: { terminal, values } }: Work,
): Promise<void> {
  const receipt = textOption(values, "receipt");
  // Better known before anything is sent than after.
  if (receipt !== undefined) await (await open(receipt, "a")).close();
  const onSent = (sent: number) => terminal.progress(`${sent} of ${checked.statements} sent`);
  const enqueued = await readout.send(readAll(checked, onSent));
  const { accepted, alreadyCounted } = enqueued;
  await terminal.write(
    `${accepted} mentions accepted, ${alreadyCounted} of them counted already\n`,
  );
  if (receipt !== undefined) await writeReceipt(receipt, sources, enqueued);
}

async function* readAll({ read }: Checked, onSent: (sent: number) => void) {
  let sent = 0;
  for await (const statements of read()) {
    yield statements.map((statement) => ({ statement }));
    onSent((sent += statements.length));
  }
}
