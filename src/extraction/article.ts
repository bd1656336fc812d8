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

/** The slug of a title as an event's name: `[a-z0-9-]{1,80}`, or undefined when nothing is left. */
export function eventSlug(title: string): string | undefined {
  const words = title
    .slice(0, 1000)
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const short = words.length > 80 ? words.slice(0, 80).replace(/-[^-]*$/, "") : words;
  return short.replace(/-$/, "") || undefined;
}

/** Names the content of an article: another text has another hash. */
export function articleHash({ text, html }: Article): string {
  return digest([text ?? null, html ?? null], 22);
}
