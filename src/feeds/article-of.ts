import type { Article } from "../extraction/article.ts";
import { dropNull } from "./drop-null.ts";
import type { Page } from "./read-page.ts";

/** What is known of an article beside its page: of its event, and where the page does not say it its outlet and date. */
export type About = Partial<
  Pick<Article, "event" | "eventTitle" | "keywords" | "outlet" | "place" | "publishedAt">
>;

/** The article of a page as statements are found in it; what the page says of its outlet and date goes before. */
export function articleOf({ url, article, read }: Page, about: About): Article {
  const { outlet: usual, publishedAt: usualDate, ...event } = about;
  const outlet = read.outlet === null ? usual : undefined;
  const publishedAt = read.publishedAt === null ? usualDate : undefined;
  return { ...article, ...dropNull({ ...event, url, outlet, publishedAt }) };
}
