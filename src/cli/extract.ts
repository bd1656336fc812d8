import { UsageError } from "../errors.ts";
import { extractStatements } from "../extract-statements.ts";
import { readArticle } from "../input/articles.ts";
import { findSources } from "../input/sources.ts";
import { articleOptions, ARTICLE_OPTIONS } from "./article-options.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import type { Command } from "./command.ts";

export const extract: Command = {
  usage: "FILE... [--event SLUG] [--title TEXT] [--keywords A,B]",
  help: `
Articles (.txt and .html) to statements, as JSON lines.

  --event SLUG     the event they react to; without it a slug of the title
  --title TEXT     one line that names the event
  --keywords A,B   words by which a reaction to the event is told from background`,
  options: ARTICLE_OPTIONS,
  async run({ files, values, terminal }) {
    if (files.length === 0) throw new UsageError("Name the articles to extract from");
    for (const { path, name, kind } of await findSources(files)) {
      if (kind !== "article") throw new UsageError(`${name} is no article; .txt and .html are`);
      const statements = extractStatements(await readArticle(path, articleOptions(values)));
      for (const statement of statements)
        await terminal.write(`${jsonText(JSON.stringify(statement))}\n`);
      terminal.note(`${name}: ${statements.length} statements`);
    }
  },
};
