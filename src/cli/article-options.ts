import { UsageError } from "../errors.ts";
import type { ArticleOptions } from "../input/articles.ts";
import { EVENT_SLUG } from "../statement/event-slug.ts";
import { textOption } from "./command.ts";

export const ARTICLE_OPTIONS = {
  event: { type: "string" },
  title: { type: "string" },
  keywords: { type: "string" },
} as const;

/** What the user says about the event of the articles. Throws UsageError for what is no slug. */
export function articleOptions(values: Parameters<typeof textOption>[0]): ArticleOptions {
  const event = textOption(values, "event");
  if (event !== undefined && !EVENT_SLUG.test(event)) {
    throw new UsageError(
      `--event ${event} is no slug; use a-z, 0-9 and hyphens, at most 80 of them`,
    );
  }
  const keywords = textOption(values, "keywords")
    ?.split(",")
    .map((word) => word.trim())
    .filter(Boolean);
  return { event, title: textOption(values, "title"), keywords };
}

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

/** Says that an article was not read, and why. */
export function passedOverNote(name: string, { language }: { language: string }): string {
  return `${name}: passed over, it is in ${LANGUAGES.of(language) ?? language}; only English is read`;
}
