import { UsageError } from "../errors.ts";
import { findSources, readRows, statementOf } from "../input/sources.ts";
import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";

/** Rows are written in blocks of this many UTF-16 code units. */
const BLOCK = 1 << 16;

export const tag: Command = {
  usage: "[FILE or -]",
  help: `
Statements to tagged statements as JSON lines: one row out for each row in, in the same order, in
constant memory, without Redis. Takes .jsonl and .csv; without a file it reads JSON lines on standard
input. A wrong row ends it with exit code 2 after the rows before it.`,
  options: {},
  async run({ files, terminal }) {
    if (files.length > 1) throw new UsageError("Name one file, or - for standard input");
    const [source] = await findSources(files.length === 0 ? ["-"] : files);
    if (!source || source.kind === "article")
      throw new UsageError("readout extract takes articles");
    const tagger = openTagger(loadLexicons());
    let block = "";
    try {
      for await (const rows of readRows(source)) {
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
  },
};
