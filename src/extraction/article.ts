import { digest } from "../statement/identity.ts";

/** An article as it came: plain text or a page, and what is known about it. */
export type Article = {
  text?: string;
  html?: string;
  title?: string;
  url?: string;
  outlet?: string;
  publishedAt?: string;
  file?: string;
  event?: string;
  eventTitle?: string;
  keywords?: string[];
  place?: string;
  lang?: string;
};

/** Names the content of an article: another text has another hash. */
export function articleHash({ text, html }: Article): string {
  return digest([text ?? null, html ?? null], 22);
}
