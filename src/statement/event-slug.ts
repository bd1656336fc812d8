/** The form of an event's name. */
export const EVENT_SLUG = /^[a-z0-9-]{1,80}$/;

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

/** "; lisbon-water-pact would be one", for a message about what is none; empty where nothing can be made of it. */
export function proposeSlug(text: string): string {
  const slug = eventSlug(text);
  return slug === undefined ? "" : `; ${slug} would be one`;
}
