import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { headingAddress } from "../../docs/.vitepress/heading-address.ts";

const FOLDERS = [".", "docs", "docs/reference", "samples", "eval/rows"];
const PAGES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);
const PAGE_FOLDERS = /^(?:src|workers|scripts|tests|docs|samples|eval|redis|load)\//;

test("every link in the documentation leads to a file or a heading that is there", () => {
  expect(PAGES).toContain("README.md");
  const broken = PAGES.flatMap((page) =>
    linksOf(page)
      .filter((link) => !leadsSomewhere(page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test("every file and script that the documentation names is there", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    scripts: Record<string, string>;
  };
  const missing = PAGES.filter((page) => page !== "CHANGELOG.md").flatMap((page) => {
    const text = readFileSync(page, "utf8");
    const files = [...text.matchAll(/`([\w./-]+)`/g)]
      .map(([, name = ""]) => name)
      .filter((name) => PAGE_FOLDERS.test(name) && !existsSync(name));
    const commands = [...text.matchAll(/npm run ([a-z:]+)/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !scripts[name]);
    return [...files, ...commands].map((name) => `${page}: ${name}`);
  });
  expect(missing).toEqual([]);
});

test("every page of docs can be reached from the README", () => {
  const reached = new Set<string>();
  const walk = (page: string): void => {
    if (reached.has(page) || !page.endsWith(".md") || !existsSync(page)) return;
    reached.add(page);
    for (const link of linksOf(page)) walk(join(dirname(page), link.split("#")[0] ?? ""));
  };
  walk("README.md");
  const pages = PAGES.filter((page) => page.startsWith("docs/"));
  expect(pages.filter((page) => !reached.has(page))).toEqual([]);
});

/** Where a page leads to in the repository; links within itself are `#...`. */
function linksOf(page: string): string[] {
  const text = readFileSync(page, "utf8").replace(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", heading] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  if (heading === undefined) return true;
  return statSync(target).isFile() && headingsOf(target).includes(heading);
}

/** The addresses that headings have on a page, as GitHub and npm make them. */
function headingsOf(page: string): string[] {
  const text = readFileSync(page, "utf8").replace(/```[\s\S]*?```/g, "");
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => headingAddress(heading));
}
