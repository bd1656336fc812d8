import { UsageError } from "../errors.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { findArticles } from "./article-sources.ts";
import type { Command } from "./command.ts";
import { eachArticle } from "./each-article.ts";

export const read: Command = {
  usage: "FILE...",
  help: `
Prints what Readout reads of articles and pages (.txt, .html, .md, and folders of them), each as a JSON object
on a line: text, title, outlet, publishedAt, url and lang, null where the article does not say. "-" is an
article on standard input, a page when it begins with a tag. Use it to see what extract and run look at.`,
  options: {},
  async run({ files, terminal }) {
    if (files.length === 0) throw new UsageError("Name the articles to read");
    const sources = await findArticles(files, terminal.note);
    return eachArticle(sources, { defaults: {}, terminal }, async (article, name, reader) => {
      const found = await reader.read(article, name);
      await terminal.write(`${jsonText(JSON.stringify(found))}\n`);
      if (found.text.trim() === "") terminal.complain(`${name}: read no words`);
    });
  },
};
