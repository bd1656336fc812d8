import { UsageError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { findArticles } from "./article-sources.ts";
import { chooseArticles } from "../run/choose-articles.ts";
import { tellFound, titleNote } from "./article-notes.ts";
import type { Command } from "./command.ts";
import { eachArticle } from "./each-article.ts";
import { INPUT_HELP, INPUT_OPTIONS, readInputOptions, refuseSharedUrl } from "./input-options.ts";
import type { Terminal } from "./terminal.ts";

export const extract: Command = {
  usage: "FILE... [--event SLUG] [--title TEXT] [--keywords A,B] [--explain]",
  help: `
Finds who said what in articles (.txt, .html, .md, and folders of them) and prints statements as JSON
lines. "-" is an article on standard input, a page when it begins with a tag. Passes over articles that
are not in English.

  --event SLUG     the event that they react to (a slug of the title)
${INPUT_HELP}
  --explain        tell for each statement which construction found it, by which words, and where the
                   article first names its speaker`,
  options: { ...INPUT_OPTIONS, explain: { type: "boolean" } },
  async run({ files, values, terminal }) {
    if (files.length === 0) throw new UsageError("Name the articles to extract from");
    const { defaults } = readInputOptions(values);
    const found = await findArticles(files, terminal.note);
    const sources = chooseArticles(found, defaults, terminal.note);
    refuseSharedUrl(sources, defaults);
    const explained = values.explain === true;
    return eachArticle(sources, { defaults, terminal }, async (article, name, reader) => {
      const found = await reader.extract(article, name);
      await print(name, { article, found, explained }, terminal);
    });
  },
};

async function print(
  name: string,
  { article, found, explained }: { article: Article; found: Extraction; explained: boolean },
  terminal: Terminal,
): Promise<void> {
  const { statements, explanations } = found;
  for (const [index, statement] of statements.entries()) {
    const row = explained ? { ...statement, explain: explanations[index] } : statement;
    await terminal.write(`${jsonText(JSON.stringify(row))}\n`);
  }
  tellFound(terminal, name, found);
  const title = titleNote(name, article, found);
  if (title !== undefined) terminal.note(title);
}
