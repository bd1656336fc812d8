import { expect, test } from "vitest";
import { readPage } from "../../src/extraction/page/read-page.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { classes, extract } from "./reading.ts";

const body = "<article><p>Anna Berg welcomed the treaty.</p></article>";

test.each<[what: string, head: string, about: object]>([
  [
    "a graph of linked data",
    '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"It is signed","datePublished":"2031-03-12","inLanguage":"en","publisher":{"name":"The Courier"}}]}</script>',
    { title: "It is signed", publishedAt: "2031-03-12", lang: "en", outlet: "The Courier" },
  ],
  [
    "meta tags",
    '<meta property="og:title" content="It is signed"><meta property="article:published_time" content="2031-03-12T08:00:00Z"><meta property="og:site_name" content="The Courier"><meta property="og:locale" content="en_GB"><link rel="canonical" href="https://courier.example/a">',
    {
      title: "It is signed",
      publishedAt: "2031-03-12T08:00:00Z",
      outlet: "The Courier",
      lang: "en-GB",
      url: "https://courier.example/a",
    },
  ],
  [
    "a time tag",
    '<title>It is signed</title><time datetime="2031-03-12">12 March</time>',
    {
      title: "It is signed",
      publishedAt: "2031-03-12",
    },
  ],
  [
    "data that can't be read",
    '<script type="application/ld+json">{"headline":</script><title>It is signed</title>',
    { title: "It is signed" },
  ],
])("a page says what it is by %s", (_, head, about) => {
  expect(readPage(`<html><head>${head}</head><body>${body}</body></html>`, classes).about).toEqual(
    about,
  );
});

test.each<[what: string, address: string]>([
  ["longer than a row may have it", `https://courier.example/${"a".repeat(8_000)}`],
  ["with a control character", "https://courier.example/\u0001a"],
  ["with half of a surrogate pair", "https://courier.example/\ud83d"],
  ["of another kind", "javascript:alert(1)"],
  ["that can't be read", "https://"],
])("an address %s is left out, and the page's rows are accepted again", (_, address) => {
  const head = `<link rel="canonical" href="${address}">`;
  const statements = extract({ html: `<html><head>${head}</head><body>${body}</body></html>` });
  expect(statements).toHaveLength(1);
  for (const statement of statements) {
    expect(statement.url).toBeUndefined();
    expect(parseStatement(statement)).toEqual(statement);
  }
});

test("a byline is no part of the article", () => {
  const head = '<meta name="author" content="Gil Harrow">';
  const page = readPage(
    `<html><head>${head}</head><body><article><p>By Gil Harrow, in Port Maren</p><p>Anna Berg said it was good.</p></article></body></html>`,
    classes,
  );
  expect(page.text.trim()).toBe("Anna Berg said it was good.");
});

test("drawings of a thousand lines and unclosed paragraphs do not make a page too deep", () => {
  const html = `<article><svg>${"<path d='M0'/>".repeat(1_000)}</svg>${"<p>Anna Berg said it was good.".repeat(400)}</article>`;
  expect(readPage(html, classes).blocks).toHaveLength(400);
});

test.each(["<div>", "<u>", "<x-y>", "<time>", "<b></i>"])("%s nested too deep is text", (tag) => {
  const page = readPage(`${tag.repeat(20_000)}<p>Anna Berg said it was good.`, classes);
  expect(page.text).toContain("Anna Berg said it was good.");
});
