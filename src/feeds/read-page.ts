import { type Article, articleHash } from "../extraction/article.ts";
import type { ReadArticle } from "../extraction/read-whole.ts";
import type { ArticleReader } from "../run/article-reader.ts";
import type { Web } from "../web/open-web.ts";
import { WebError } from "../web/web-errors.ts";
import { plainAddress, siteOf } from "./address.ts";
import { decodePage } from "./decode.ts";
import { hasOwnDeclarations } from "./prolog.ts";

/** As an article in a file. */
const MAX_PAGE_BYTES = 5_000_000;
const ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.5";
const PAGE = /^(?:text\/html|application\/xhtml\+xml)\b/i;
const TEXT = /^text\/plain\b/i;

/** A page that was fetched and read. */
export type Page = {
  /** The address by which its article is known. */
  url: string;
  hash: string;
  article: Article;
  read: ReadArticle;
};

/**
 * Fetches an article and reads it. Throws WebError (PAGE_NOT_ARTICLE and PAGE_ENTITIES, beside what fetching throws) and
 * UnreadArticleError.
 */
export async function readPage(
  address: string,
  { web, reader }: { web: Web; reader: ArticleReader },
): Promise<Page> {
  const fetched = await web.get(address, { accept: ACCEPT, maxBytes: MAX_PAGE_BYTES });
  const { body, type, url } = fetched;
  const isText = TEXT.test(type);
  if (type !== "" && !isText && !PAGE.test(type)) {
    const kind = type.split(";")[0]?.slice(0, 80);
    throw new WebError("PAGE_NOT_ARTICLE", `${address} is ${kind}; only pages and texts are read`);
  }
  const text = await decodePage(body ?? Buffer.alloc(0), type, MAX_PAGE_BYTES);
  if (!isText && hasOwnDeclarations(text))
    throw new WebError(
      "PAGE_ENTITIES",
      `${address} declares entities of its own, as no page has to`,
    );
  const content: Article = { ...(isText ? { text } : { html: text }), file: address };
  const read = await reader.read(content);
  const { file: _, ...article } = content;
  return { url: knownAddress(url, read.url), hash: articleHash(article), article, read };
}

/** The address that a page gives as its own, as far as it is on the same site: no page speaks for another site's. */
function knownAddress(fetched: string, own: string | null): string {
  const here = plainAddress(fetched) ?? fetched;
  const given = own === null ? undefined : plainAddress(own, here);
  return given !== undefined && siteOf(given) === siteOf(here) ? given : here;
}
