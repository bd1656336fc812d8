import { UsageError } from "../errors.ts";
import { findSources } from "../input/find-sources.ts";
import { readRows, shownName, statementOf } from "../input/sources.ts";
import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";
import { INPUT_HELP, INPUT_OPTIONS, readInputOptions } from "./input-options.ts";

/** Rows are written in blocks of this many UTF-16 code units. */
const BLOCK = 1 << 16;

export const tag: Command = {
  usage: "[FILE or -]",
  help: `
Tags statements and prints them as JSON lines: one row out for each row in, in the same order, in constant
memory, without Redis. Takes .jsonl, .json and .csv; without a file it reads standard input. At a wrong row
it stops with exit code 2, after it has printed the rows before.

  --event SLUG     the event of rows that name none
${INPUT_HELP}`,
  options: INPUT_OPTIONS,
  async run({ files, values, terminal }) {
    if (files.length > 1) throw new UsageError("Name one file, or - for standard input");
    const reading = readInputOptions(values);
    const [source, ...others] = await findSources(files.length === 0 ? ["-"] : files);
    if (!source || others.length > 0) throw new UsageError("Name one file, not a folder");
    const name = shownName(source);
    if (source.kind === "article")
      throw new UsageError(`${name} looks like an article: readout extract takes it`);
    const onNote = (message: string) => terminal.note(`${name}: ${message}`);
    let found = 0;
    const tagger = openTagger(loadLexicons());
    let block = "";
    try {
      for await (const rows of readRows(source, { ...reading, onNote })) {
        found += rows.length;
        for (const row of rows) {
          const statement = statementOf(source, row);
          block += `${jsonText(JSON.stringify({ ...statement, tags: tagger.tag(statement) }))}\n`;
        }
        if (block.length < BLOCK) continue;
        await terminal.write(block);
        block = "";
      }
    } finally {
      await terminal.write(block);
    }
    if (found === 0) terminal.note(`${name} holds no statements`);
  },
};
