import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const DOCS = fileURLToPath(new URL("..", import.meta.url));
const HOME = "index.md";

type Section = { text: string; pages: readonly string[] };
type Item = { text: string; link: string };

/** Where pages stand in the navigation. What is not named here stands at the end, so that no page is missing. */
const SECTIONS: readonly Section[] = [
  { text: "Start", pages: ["tour.md"] },
  { text: "How to", pages: ["analyst.md", "news-desk.md", "developer.md", "operator.md"] },
  {
    text: "Guides",
    pages: [
      "command-line.md",
      "reports.md",
      "feeds.md",
      "extraction.md",
      "second-reader.md",
      "event-files.md",
      "http.md",
      "library.md",
    ],
  },
  {
    text: "Reference",
    pages: [
      "reference/commands.md",
      "reference/http.md",
      "reference/library.md",
      "configuration.md",
    ],
  },
  {
    text: "Operations",
    pages: [
      "operations.md",
      "monitoring.md",
      "webhook.md",
      "containers.md",
      "backup.md",
      "upgrade.md",
      "scaling.md",
      "security.md",
    ],
  },
  { text: "Behind it", pages: ["accuracy.md", "design.md", "stability.md"] },
];

/** All pages of the documentation but the first, by their paths in docs/. */
export function readPages(): string[] {
  return readdirSync(DOCS, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".md") && !path.startsWith(".") && path !== HOME)
    .toSorted();
}

/** The navigation at the side of every page: the title of a page is its heading. */
export function sidebar(): { text: string; items: Item[] }[] {
  const pages = readPages();
  const named = new Set(SECTIONS.flatMap((section) => section.pages));
  const others = { text: "More", pages: pages.filter((page) => !named.has(page)) };
  return [...SECTIONS, others]
    .map((section) => ({
      text: section.text,
      items: section.pages.filter((page) => pages.includes(page)).map(toItem),
    }))
    .filter(({ items }) => items.length > 0);
}

function toItem(page: string): Item {
  const [, heading] = /^# (.*)$/m.exec(readFileSync(DOCS + page, "utf8")) ?? [];
  return { text: heading ?? page, link: `/${page.replace(/\.md$/, "")}` };
}
