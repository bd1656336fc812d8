import { UsageError } from "../errors.ts";
import { checkSources, type Source } from "../input/sources.ts";
import { readStatements } from "../run/work-load.ts";
import type { Command } from "./command.ts";
import { withSources } from "./with-sources.ts";
import { withReadout } from "./with-readout.ts";

export const enqueue: Command = {
  usage: "FILE...",
  help: `
Puts the statements of .jsonl and .csv files on the queue; "-" is JSON lines on standard input. All
files are checked first: one wrong line and nothing is queued. Prints how many mentions were accepted
and how many of them were counted already.`,
  options: {},
  async run({ files, config, terminal }) {
    if (files.length === 0)
      throw new UsageError("Name the files to enqueue, or - for standard input");
    await withSources(files, async (sources) => {
      const article = sources.find(({ kind }) => kind === "article");
      if (article) {
        throw new UsageError(
          `${article.name} is an article: readout run takes it, or readout extract`,
        );
      }
      const { statements } = await checkSources(sources);
      const onSent = (sent: number) => terminal.progress(`${sent} of ${statements} sent`);
      const { accepted, alreadyCounted } = await withReadout(config, (readout) =>
        readout.send(readAll(sources, onSent)),
      );
      await terminal.write(
        `${accepted} mentions accepted, ${alreadyCounted} of them counted already\n`,
      );
    });
  },
};

async function* readAll(sources: readonly Source[], onSent: (sent: number) => void) {
  let sent = 0;
  for (const source of sources) {
    for await (const item of readStatements(source)) {
      yield item;
      onSent((sent += 1));
    }
  }
}
