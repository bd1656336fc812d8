import { UnreadArticleError } from "../errors.ts";
import type { ArticleRevision } from "../counting/entry.ts";
import { articleOf } from "../counting/entry.ts";
import { type Article, articleHash } from "../extraction/article.ts";
import type { Extraction } from "../extraction/extract-article.ts";
import { type ArticleOptions, readArticle } from "../input/articles.ts";
import { checkSources, type Source } from "../input/sources.ts";
import type { Sendable } from "../queue/drafts.ts";
import { type ArticleReader, openArticleReader } from "./article-reader.ts";

/** Everything a run is about, checked: how much it is, of which events, and the items themselves. */
export type WorkLoad = {
  statements: number;
  /** By name. */
  events: string[];
  items(): AsyncIterable<Sendable[]>;
};

export type WorkLoadOptions = ArticleOptions & {
  /** Told of each article that is not read because it is in another language. */
  onPassedOver: (name: string, other: NonNullable<Extraction["passedOver"]>) => void;
  /** Told of each article that can't be read; what came from it earlier stays. */
  onUnread: (error: UnreadArticleError) => void;
};

/** Checks all sources, and extracts articles, before anything is sent. Throws InvalidInputError. */
export async function readWorkLoad(
  sources: readonly Source[],
  { onPassedOver, onUnread, ...options }: WorkLoadOptions,
): Promise<WorkLoad> {
  const files = sources.filter(({ kind }) => kind !== "article");
  const checked = await checkSources(files);
  const { statements, events } = checked;
  const extracted: Sendable[] = [];
  const reader = openArticleReader();
  try {
    for (const { name, path, kind } of sources) {
      if (kind !== "article") continue;
      const article = await readArticle(path, options);
      const read = await readOrTell(reader, article, onUnread);
      if (!read) continue;
      const { event, statements: found, passedOver } = read;
      if (passedOver) onPassedOver(name, passedOver);
      if (!passedOver || options.event !== undefined) events.add(event);
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
  article: Article,
  onUnread: WorkLoadOptions["onUnread"],
): Promise<Extraction | null> {
  try {
    return await reader.read(article);
  } catch (error) {
    if (!(error instanceof UnreadArticleError)) throw error;
    onUnread(error);
    return null;
  }
}

/** The state of an article as it is now; an article without statements takes its former ones away too. */
function revisionOf(event: string, article: Article): Omit<ArticleRevision, "sequence"> {
  const { url, file } = article;
  const hash = articleHash(article);
  const named = articleOf({ id: "", event, text: "", url, article: { hash, file } });
  return { event, ...named! };
}
