import { ReadoutError, UsageError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import type { Counted } from "../run/counted.ts";
import { chooseArticles } from "../run/choose-articles.ts";
import { readRunInput, type RunInput } from "../run/run-input.ts";
import { countOf } from "../reporting/figures.ts";
import { tellFound, titleNote } from "./article-notes.ts";
import type { Command, Invocation } from "./command.ts";
import { INPUT_HELP, INPUT_OPTIONS, readInputOptions, refuseSharedUrl } from "./input-options.ts";
import type { Terminal } from "./terminal.ts";
import { withSources } from "./with-sources.ts";
import { FORM_HELP, readForm } from "./form-options.ts";
import { openResults, RESULT_OPTIONS } from "./results.ts";
import { parseAddress } from "../redis/address.ts";
import { findServer, type PrivateServer, startPrivateServer } from "../redis/private-server.ts";

export const run: Command = {
  usage:
    "FILE... [--event SLUG] [--title TEXT] [--keywords A,B] [--format F] [--out FILE] [--keep FILE]",
  help: `
The whole job: reads statements (.jsonl, .json, .csv) or articles (.txt, .html, .md), and folders of
them ("-" is standard input), queues them on Redis, works them off and prints the report of each event.
With REDIS_URL it uses that Redis; without, it starts a private redis-server or valkey-server for the
run; with neither on the machine it does the same work in this process.

  --event SLUG     the event of rows that name none, and of articles (a slug of the title)
${INPUT_HELP}
  ${FORM_HELP.replaceAll(/ {5}(?=\S)/g, "")}
  --out FILE       write the reports to a file instead of standard output
  --keep FILE      write the tagged statements to a file, which show, report and events open with --from`,
  options: { ...INPUT_OPTIONS, ...RESULT_OPTIONS },
  async run(invocation) {
    const { files, values, terminal } = invocation;
    if (files.length === 0)
      throw new UsageError("Name the files of statements or articles to run on");
    const form = readForm(invocation);
    const reading = readInputOptions(values);
    return withSources(files, terminal.note, async (found) => {
      const sources = chooseArticles(found, reading.defaults, terminal.note);
      refuseSharedUrl(sources, reading.defaults);
      let unread = 0;
      const input = await readRunInput(sources, {
        ...reading,
        onNote: terminal.note,
        onProgress: (rows) => terminal.progress(`${rows} rows checked`),
        onArticle: (name, article, found) => tellOfArticle(terminal, { name, article, found }),
        onUnread: ({ message }) => {
          unread += 1;
          terminal.complain(message);
        },
      });
      if (input.events.length === 0) return unread > 0 ? 1 : 0;
      const results = await openResults(invocation, form);
      try {
        const counted = await countInput(input, invocation);
        try {
          await results.write(input.events, counted);
        } finally {
          await counted.close();
        }
        if (values.title !== undefined || values.keywords !== undefined)
          tellCountedBefore(terminal, counted.alreadyCounted);
        for (const reason of counted.failures) terminal.complain(`not processed: ${reason}`);
        return counted.failures.length + unread > 0 ? 1 : 0;
      } finally {
        await results.close();
      }
    });
  },
};

function tellOfArticle(
  terminal: Terminal,
  { name, article, found }: { name: string; article: Article; found: Extraction },
): void {
  if (found.statements.length === 0) tellFound(terminal, name, found);
  const title = titleNote(name, article, found);
  if (title !== undefined) terminal.note(title);
}

/** Stance is told by title and keywords too: a run with other ones may change what an earlier run counted. */
function tellCountedBefore(terminal: Terminal, mentions: number): void {
  if (mentions === 0) return;
  terminal.note(
    `${countOf(mentions, "mention")} counted before: now as this run has them, with its title and keywords`,
  );
}

/** Tags and counts the input on the Redis of the user, on one of our own, or in this process. */
async function countInput(input: RunInput, { config, terminal }: Invocation): Promise<Counted> {
  const onProgress = (done: number) => terminal.progress(`${done} of ${input.statements} counted`);
  const settings = { ...config, onProgress, onWarning: terminal.complain };
  if (config.redisGiven) {
    const { runOnRedis } = await import("../run/run-on-redis.ts");
    return runOnRedis(input.items(), settings);
  }
  const server = await startServer(terminal);
  if (server === undefined) {
    const { runInProcess } = await import("../run/run-in-process.ts");
    return runInProcess(input.items(), settings);
  }
  const { runOnRedis } = await import("../run/run-on-redis.ts");
  const { socket, stop } = server;
  try {
    const counted = await runOnRedis(input.items(), {
      ...settings,
      redis: parseAddress(socket),
      queueShards: 1,
      unsafeRedis: "allow",
    });
    const close = async () => {
      try {
        await counted.close();
      } finally {
        await stop();
      }
    };
    return { ...counted, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A server of our own; undefined, with a word of why, where there is none or it does not start. */
async function startServer(terminal: Terminal): Promise<PrivateServer | undefined> {
  const here = "working in this process";
  const server = findServer();
  if (server === undefined) {
    terminal.note(`no REDIS_URL and no redis-server or valkey-server: ${here}`);
    return undefined;
  }
  try {
    terminal.note(`no REDIS_URL: working with a private ${server} for this run`);
    return await startPrivateServer(server);
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code !== "SERVER_FAILED") throw error;
    terminal.note(`${error.message.trimEnd()}; ${here}`);
    return undefined;
  }
}
