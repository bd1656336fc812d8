import { UnreadArticleError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import { type ArticleOptions, readArticle } from "../input/articles.ts";
import { shownName, type Source } from "../input/sources.ts";
import { type ArticleReader, openArticleReader } from "../run/article-reader.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Reads one article after another and hands each on with its name; those that can't be read are complained of.
 * Gives the exit code: 1 where one could not be read.
 */
export async function eachArticle(
  sources: readonly Source[],
  { defaults, terminal }: { defaults: ArticleOptions; terminal: Terminal },
  handle: (article: Article, name: string, reader: ArticleReader) => Promise<void>,
): Promise<0 | 1> {
  const reader = openArticleReader();
  let code: 0 | 1 = 0;
  try {
    for (const source of sources) {
      const article = await readArticle(source, defaults, terminal.note);
      try {
        await handle(article, shownName(source), reader);
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
}
