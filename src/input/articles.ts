import { readFile, stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { InvalidInputError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";

const MAX_ARTICLE_BYTES = 5_000_000;

/** What the user says about the event of the articles. */
export type ArticleOptions = { event?: string; title?: string; keywords?: string[] };

/** Reads a `.txt` or `.html` file whole. Throws InvalidInputError when it is too large or not UTF-8. */
export async function readArticle(file: string, options: ArticleOptions): Promise<Article> {
  if ((await stat(file)).size > MAX_ARTICLE_BYTES) {
    throw new InvalidInputError([{ file, message: "is larger than 5 MB; no article is" }]);
  }
  let content: string;
  try {
    content = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      await readFile(file),
    );
  } catch {
    throw new InvalidInputError([{ file, message: "is not UTF-8; save the file as UTF-8" }]);
  }
  return {
    ...(/^\.html?$/i.test(extname(file)) ? { html: content } : { text: content }),
    // The whole path: articles of the same name in two folders are two articles.
    file: resolve(file),
    event: options.event,
    eventTitle: options.title,
    keywords: options.keywords,
  };
}
