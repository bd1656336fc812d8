import { expect, test } from "vitest";
import { readPage } from "../../src/extraction/page/read-page.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { extract, lexicon } from "./reading.ts";

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
  expect(readPage(`<html><head>${head}</head><body>${body}</body></html>`, lexicon).about).toEqual(
    about,
  );
});

const titled = (head: string, above = "") =>
  readPage(
    `<html><head>${head}</head><body>${above}<article><h2>Oman halves the date tax</h2><p>Anna Berg welcomed the treaty.</p></article></body></html>`,
    lexicon,
  ).about;

test.each<[what: string, head: string, above: string]>([
  [
    "a logo as the first heading",
    '<meta property="og:title" content="Oman halves the date tax">',
    "<header><h1>The Palm Review</h1></header>",
  ],
  ["the outlet behind it", "<title>Oman halves the date tax | The Palm Review</title>", ""],
  [
    "the outlet behind it in the data too",
    '<meta property="og:title" content="Oman halves the date tax - The Palm Review"><meta property="og:site_name" content="The Palm Review">',
    "",
  ],
  ["another wording for search", "<title>Oman halves its date tax - Palm Review</title>", ""],
])("a title is that of the article with %s", (_, head, above) => {
  expect(titled(head, above).title).toBe("Oman halves the date tax");
});

test("the outlet is told by the title tag where nothing else tells it", () => {
  const head = "<title>Oman halves the date tax - The Palm Review</title>";
  expect(titled(head).outlet).toBe("The Palm Review");
});

test.each<[what: string, head: string, body: string]>([
  ["a meta tag of any name", '<meta name="Sailthru.date" content="2031-03-12">', ""],
  ["an item property", "", '<span itemprop="datePublished" content="2031-03-12">today</span>'],
  ["words in an element for it", "", '<span class="article-date">Published 12 March 2031</span>'],
  ["its byline", "", "<p>By Gil Harrow, 12 March 2031</p>"],
  ["its address", '<link rel="canonical" href="https://courier.example/2031/03/12/a">', ""],
  [
    "data behind a day that is none",
    '<meta name="date" content="0001-01-01"><meta name="pubdate" content="12 March 2031">',
    "",
  ],
])("a page was published on the day of %s", (_, head, body) => {
  const html = `<html><head>${head}</head><body><article>${body}<p>Anna Berg welcomed the treaty.</p></article></body></html>`;
  expect(readPage(html, lexicon).about.publishedAt).toBe("2031-03-12");
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
    lexicon,
  );
  expect(page.text.trim()).toBe("Anna Berg said it was good.");
});

test("drawings of a thousand lines and unclosed paragraphs do not make a page too deep", () => {
  const html = `<article><svg>${"<path d='M0'/>".repeat(1_000)}</svg>${"<p>Anna Berg said it was good.".repeat(400)}</article>`;
  expect(readPage(html, lexicon).blocks).toHaveLength(400);
});

test.each(["<div>", "<u>", "<x-y>", "<time>", "<b></i>"])("%s nested too deep is text", (tag) => {
  const page = readPage(`${tag.repeat(20_000)}<p>Anna Berg said it was good.`, lexicon);
  expect(page.text).toContain("Anna Berg said it was good.");
});
