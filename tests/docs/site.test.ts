import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPages } from "../../docs/.vitepress/pages.ts";

const BASE = "http://site.test";
const REFUSES_NETWORK = pathToFileURL(join(import.meta.dirname, "refuse-network.mjs")).href;

let site: string;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), "readout-site-"));
  const build = ["node_modules/vitepress/bin/vitepress.js", "build", "docs", "--outDir", site];
  await promisify(execFile)(process.execPath, build, {
    env: { ...process.env, NODE_OPTIONS: `--import ${REFUSES_NETWORK}` },
  });
});

afterAll(() => rmSync(site, { recursive: true, force: true }));

test("the site has every page, and the navigation leads to all of them", () => {
  const pages = readPages().map((page) => page.replace(/\.md$/, ".html"));
  expect(filesOf(".html")).toEqual(expect.arrayContaining(["index.html", ...pages]));
  const home = readFileSync(join(site, "index.html"), "utf8");
  expect(pages.filter((page) => !home.includes(`href="/${page}"`))).toEqual([]);
});

test("every link on the site leads to a page, a heading or a file that is there", () => {
  const html = new Map(filesOf(".html").map((page) => [page, read(page)]));
  const broken: string[] = [];
  for (const [page, text] of html) {
    for (const [, link = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      const url = new URL(link.replaceAll("&amp;", "&"), `${BASE}/${page}`);
      if (url.origin !== BASE) continue;
      const path = decodeURIComponent(url.pathname).slice(1) || "index.html";
      const heading = decodeURIComponent(url.hash.slice(1));
      const there = existsSync(join(site, path));
      const has = !heading || html.get(path)?.includes(` id="${heading}"`);
      if (!there || !has) broken.push(`${page}: ${link}`);
    }
  }
  expect(html.size).toBeGreaterThan(10);
  expect(broken).toEqual([]);
});

test("a page asks no other server for anything", () => {
  const asked = filesOf(".html", ".css").flatMap((file) =>
    [
      ...read(file).matchAll(
        /(?:<(?:script|img|source|iframe|link)\b[^>]* (?:src|href|srcset)=|url\(|@import )["']?((?:https?:)?\/\/[^"')\s]+)/g,
      ),
    ].map(([, address]) => `${file}: ${address}`),
  );
  expect(asked).toEqual([]);
});

function filesOf(...endings: string[]): string[] {
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((file) => file.split("\\").join(posix.sep))
    .filter((file) => endings.some((ending) => file.endsWith(ending)));
}

function read(file: string): string {
  return readFileSync(join(site, file), "utf8");
}
