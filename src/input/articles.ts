import { basename, dirname } from "node:path";
import { InvalidInputError } from "../errors.ts";
import type { Article } from "../extraction/article.ts";
import { markdownToPage } from "./markdown.ts";
import { digest } from "../statement/identity.ts";
import { type RowDefaults, encodingNote } from "./row.ts";
import { shownName, type Source } from "./sources.ts";
import { readWhole } from "./whole-text.ts";

const MAX_ARTICLE_BYTES = 5_000_000;
const PAGE_NAME = /\.x?html?$/i;
const MARKDOWN_NAME = /\.(?:md|markdown)$/i;
const PAGE_START = /^\s*<[!?a-z]/i;

/** What the user says of the articles; `event` names what they react to. */
export type ArticleOptions = RowDefaults;

/**
 * Reads an article whole: a page where its name says so, or where what is piped in begins with a tag. Throws
 * InvalidInputError when it is too large or in no encoding that is known.
 */
export async function readArticle(
  source: Source,
  options: ArticleOptions,
  onNote: (message: string) => void = () => {},
): Promise<Article> {
  const file = shownName(source);
  const { path } = source;
  // It has an address of its own.
  if (source.article) return { ...options, ...source.article };
  try {
    const content = await readWhole(source.open(), {
      maxBytes: MAX_ARTICLE_BYTES,
      page: path === undefined || PAGE_NAME.test(path),
      onEncoding: (...how) => onNote(`${file}: ${encodingNote(...how)}`),
    });
    return { ...(await textOrPage(content, path)), file: path && passedOn(path), ...options };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    throw new InvalidInputError(error.problems.map((problem) => ({ ...problem, file })));
  }
}

/**
 * The name of a file as it is kept and passed on. Articles of the same name in two folders are two articles, but
 * where the folder lies on this machine is nobody's business.
 */
function passedOn(path: string): string {
  return `d${digest([dirname(path)], 8)}/${basename(path)}`;
}

async function textOrPage(content: string, path: string | undefined): Promise<Article> {
  if (path === undefined) return PAGE_START.test(content) ? { html: content } : { text: content };
  if (MARKDOWN_NAME.test(path)) return { html: await markdownToPage(content) };
  return PAGE_NAME.test(path) ? { html: content } : { text: content };
}
