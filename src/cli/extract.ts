import { UnreadArticleError, UsageError } from "../errors.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import { type ArticleOptions, readArticle, readPiped } from "../input/articles.ts";
import { findSources, type Source } from "../input/sources.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { openArticleReader } from "../run/article-reader.ts";
import { articleOptions, ARTICLE_OPTIONS, passedOverNote } from "./article-options.ts";
import type { Command } from "./command.ts";
import type { Terminal } from "./terminal.ts";

export const extract: Command = {
  usage: "FILE... [--event SLUG] [--title TEXT] [--keywords A,B]",
  help: `
Articles (.txt and .html) to statements, as JSON lines; "-" is an article on standard input, a page
when it begins with a tag. Articles that are not in English are passed over.

  --event SLUG     the event they react to; without it a slug of the title
  --title TEXT     one line that names the event
  --keywords A,B   words by which a reaction to the event is told from background`,
  options: ARTICLE_OPTIONS,
  async run({ files, values, terminal }) {
    if (files.length === 0) throw new UsageError("Name the articles to extract from");
    const options = articleOptions(values);
    const reader = openArticleReader();
    let code = 0;
    try {
      for (const source of await findSources(files)) {
        const article = await open(source, options);
        try {
          await print(source.name, await reader.read(article), terminal);
        } catch (error) {
          if (!(error instanceof UnreadArticleError)) throw error;
          terminal.complain(error.message);
          code = 1;
        }
      }
      return code;
    } finally {
      await reader.close();
    }
  },
};

async function print(source: string, found: Extraction, terminal: Terminal): Promise<void> {
  const { statements, passedOver } = found;
  const name = source === "-" ? "standard input" : source;
  for (const statement of statements)
    await terminal.write(`${jsonText(JSON.stringify(statement))}\n`);
  if (passedOver) terminal.complain(passedOverNote(name, passedOver));
  else terminal.note(`${name}: ${statements.length} statements`);
}

async function open({ name, path, kind }: Source, options: ArticleOptions) {
  if (name === "-") return readPiped(process.stdin, options);
  if (kind !== "article") throw new UsageError(`${name} is no article; .txt and .html are`);
  return readArticle(path, options);
}
