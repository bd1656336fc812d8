import { UsageError } from "../errors.ts";
import { checkSources, findSources, type Source, spool } from "../input/sources.ts";
import { readStatements } from "../run/work-load.ts";
import type { Command } from "./command.ts";
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
    const spooled = files.includes("-") ? await spool(process.stdin) : undefined;
    try {
      const sources = (await findSources(files)).map((source): Source =>
        source.path === "-" ? { ...source, path: spooled!.path } : source,
      );
      const article = sources.find(({ kind }) => kind === "article");
      if (article) {
        throw new UsageError(
          `${article.name} is an article: readout run takes it, or readout extract`,
        );
      }
      const { statements } = await checkSources(sources);
      const { accepted, alreadyCounted } = await withReadout(config, (readout) =>
        readout.send(
          readAll(sources, (sent) => terminal.progress(`${sent} of ${statements} sent`)),
        ),
      );
      await terminal.write(
        `${accepted} mentions accepted, ${alreadyCounted} of them counted already\n`,
      );
    } finally {
      await spooled?.remove();
    }
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
