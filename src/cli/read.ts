import { UnreadArticleError, UsageError } from "../errors.ts";
import { readArticle } from "../input/articles.ts";
import { shownName } from "../input/sources.ts";
import { jsonText } from "../reporting/hostile-text.ts";
import { openArticleReader } from "../run/article-reader.ts";
import { findArticles } from "./article-sources.ts";
import type { Command } from "./command.ts";

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
    const reader = openArticleReader();
    let code = 0;
    try {
      for (const source of sources) {
        const article = await readArticle(source, {}, terminal.note);
        try {
          const found = await reader.read(article);
          await terminal.write(`${jsonText(JSON.stringify(found))}\n`);
          if (found.text.trim() === "") terminal.complain(`${shownName(source)}: read no words`);
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
