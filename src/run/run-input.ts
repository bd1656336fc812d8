import { UnreadArticleError } from "../errors.ts";
import type { ArticleRevision } from "../counting/entry.ts";
import { articleOf } from "../counting/entry.ts";
import { type Article, articleHash } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import { readArticle } from "../input/articles.ts";
import { checkSources, type Checking } from "../input/check-sources.ts";
import { shownName, type Source } from "../input/sources.ts";
import type { Sendable } from "../queue/unsent-chunks.ts";
import { type ArticleReader, openArticleReader } from "./article-reader.ts";

/** The checked input of a run: how many statements, of which events, and the items themselves. */
export type RunInput = {
  statements: number;
  /** By name. */
  events: string[];
  items(): AsyncIterable<Sendable[]>;
};

export type RunInputOptions = Checking & {
  /** Told of each article, and what was found in it. */
  onArticle: (name: string, article: Article, found: Extraction) => void;
  /** Told of each article that can't be read; what came from it earlier stays. */
  onUnread: (error: UnreadArticleError) => void;
};

/** Checks all sources, and extracts articles, before anything is sent. Throws InvalidInputError. */
export async function readRunInput(
  sources: readonly Source[],
  { onArticle, onUnread, ...checking }: RunInputOptions,
): Promise<RunInput> {
  const files = sources.filter(({ kind }) => kind !== "article");
  const checked = await checkSources(files, checking);
  const { statements, events } = checked;
  const { defaults = {}, onNote, onProgress } = checking;
  const extracted: Sendable[] = [];
  const reader = openArticleReader();
  try {
    for (const source of sources) {
      if (source.kind !== "article") continue;
      const article = await readArticle(source, defaults, onNote);
      const name = shownName(source);
      const read = await readOrTell(reader, { article, name }, onUnread);
      if (!read) continue;
      onArticle(name, article, read);
      const { event, statements: found } = read;
      // An event that only an article without statements is about has nothing to report.
      if (found.length > 0 || defaults.event !== undefined) events.add(event);
      onProgress?.(statements + extracted.length);
      extracted.push({ revision: revisionOf(event, article) });
      for (const statement of found) extracted.push({ statement });
    }
  } finally {
    await reader.close();
  }
  return {
    statements: statements + extracted.filter((item) => "statement" in item).length,
    events: [...events].sort(),
    async *items() {
      yield extracted;
      for await (const some of checked.read()) yield some.map((statement) => ({ statement }));
    },
  };
}

async function readOrTell(
  reader: ArticleReader,
  { article, name }: { article: Article; name: string },
  onUnread: RunInputOptions["onUnread"],
): Promise<Extraction | null> {
  try {
    return await reader.extract(article, name);
  } catch (error) {
    if (!(error instanceof UnreadArticleError)) throw error;
    onUnread(error);
    return null;
  }
}

/** The state of an article as it is now; an article without statements takes its former ones away too. */
export function revisionOf(event: string, article: Article): Omit<ArticleRevision, "sequence"> {
  const { url, file } = article;
  const hash = articleHash(article);
  const named = articleOf({ id: "", event, text: "", url, article: { hash, file } });
  return { event, ...named! };
}
