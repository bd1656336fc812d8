import { createReadStream } from "node:fs";
import { extname, resolve } from "node:path";
import type { Readable } from "node:stream";
import { InvalidInputError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";

const MAX_ARTICLE_BYTES = 5_000_000;

/** What the user says about the event of the articles. */
export type ArticleOptions = { event?: string; title?: string; keywords?: string[] };

/** Reads a `.txt` or `.html` file whole. Throws InvalidInputError when it is too large or not UTF-8. */
export async function readArticle(file: string, options: ArticleOptions): Promise<Article> {
  const content = await readWhole(createReadStream(file), file);
  const html = /^\.html?$/i.test(extname(file));
  // The whole path: articles of the same name in two folders are two articles.
  return articleOf(content, html, { ...options, file: resolve(file) });
}

/** Reads an article from a stream: a page when it begins with a tag, else a text. */
export async function readPiped(input: Readable, options: ArticleOptions): Promise<Article> {
  const content = await readWhole(input, "standard input");
  return articleOf(content, /^\uFEFF?\s*<[!?a-z]/i.test(content), options);
}

async function readWhole(input: Readable, file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_ARTICLE_BYTES) {
      throw new InvalidInputError([{ file, message: "is larger than 5 MB; no article is" }]);
    }
    chunks.push(chunk);
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(Buffer.concat(chunks));
  } catch {
    throw new InvalidInputError([{ file, message: "is not UTF-8; save the file as UTF-8" }]);
  }
}

function articleOf(
  content: string,
  html: boolean,
  { event, title, keywords, file }: ArticleOptions & { file?: string },
): Article {
  return {
    ...(html ? { html: content } : { text: content }),
    file,
    event,
    eventTitle: title,
    keywords,
  };
}
