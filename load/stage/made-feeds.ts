/** An item as a made-up feed names it. */
export type Named = { url: string; title: string; summary?: string };

export function rss(items: readonly Named[]): string {
  const entries = items.map(
    ({ url, title, summary = "" }) =>
      `<item><title>${title}</title><link>${url}</link><description>${summary}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>${entries.join("")}</channel></rss>`;
}

export function atom(items: readonly Named[]): string {
  const entries = items.map(
    ({ url, title, summary = "" }) =>
      `<entry><id>${url}</id><title>${title}</title><link href="${url}"/><summary>${summary}</summary><updated>2023-05-02T09:00:00Z</updated></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title>${entries.join("")}</feed>`;
}

export function jsonFeed(items: readonly Named[]): string {
  const entries = items.map(({ url, title, summary }) => ({ id: url, url, title, summary }));
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Feed",
    items: entries,
  });
}

export function newsSitemap(items: readonly Named[]): string {
  const entries = items.map(
    ({ url, title }) =>
      `<url><loc>${url}</loc><news:news><news:publication_date>2023-05-02</news:publication_date><news:title>${title}</news:title></news:news></url>`,
  );
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries.join("")}</urlset>`;
}
