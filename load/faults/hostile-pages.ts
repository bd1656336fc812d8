import type { Made } from "./hostile-texts.ts";

const WORDS = "<p>The mayor, Anna Berg, said that it was late, and that nobody had asked her.</p>";

/** Pages whose every piece asks for a look at the whole tree, or makes the tree as odd as it can be. */
export const HOSTILE_PAGES: Readonly<Record<string, Made>> = {
  // What may be the article.
  paragraphs: body(WORDS),
  "a box of links that is dropped": (length) =>
    page(
      `<article>${WORDS.repeat(20)}<div>“It is late.” ${fill('<a href="/a">It is late, they say</a> ', length)}</div></article>`,
    ),
  "many articles": body(`<article>${WORDS}</article>`),
  "articles in articles": nested("<article><p>Anna Berg said it was late.</p>", "</article>", 90),
  "many mains": body(`<main>${WORDS}</main>`),
  "mains in mains": nested("<main><p>Anna Berg said it was late.</p>", "</main>", 90),
  "many articleBody": body(`<div itemprop="articleBody">${WORDS}</div>`),
  "many divs": body(`<div>${WORDS}</div>`),
  "divs in divs": nested("<div><p>Anna Berg said it was late.</p>", "</div>", 90),
  "divs that never end": body("<div>"),
  "forms around": body(`<form>${WORDS}</form>`),
  "posts with times": body(`<div class="post"><time>12:05</time><h3>It is late</h3>${WORDS}</div>`),
  teasers: body(`<article><a href="/a"><h3>It is late</h3></a></article>`),
  "classes of a layout": body(
    `<div class="has-sidebar social-article share-wrap ad">${WORDS}</div>`,
  ),
  "one long class": (length) =>
    page(`<div class="${"sidebar-".repeat(length / 8)}">${WORDS}</div>`),
  "hidden parts": body(`<div hidden style="display:none">${WORDS}</div>`),
  noscript: body(`<noscript>${WORDS}</noscript>`),
  templates: body(`<template>${WORDS}</template>`),
  "dropped parts": body(`<aside>${WORDS}</aside>`),
  // What holds words.
  "lines by br": body("It is late.<br>"),
  "pairs of br": body("It is late.<br><br>"),
  spans: body("<span>late </span>"),
  "spans that never end": body("<span>late "),
  "bold that never ends": body("<b>late "),
  "links that never end": body(`<a href="/a">late `),
  "bold across paragraphs": body("<p><b><i>late</p>"),
  links: body(`<a href="/a">It is late.</a> `),
  lists: body("<ul><li>Latvia: “It is late.”</li></ul>"),
  items: (length) => page(`<ul>${fill("<li>Latvia: “It is late.”", length)}</ul>`),
  "lists in lists": nested("<ul><li>Peru: “It is late.”", "</li></ul>", 40),
  definitions: (length) => page(`<dl>${fill("<dt>Anna Berg<dd>It is late.", length)}</dl>`),
  tables: body("<table><tr><td>Peru<td>Anna Berg<td>It is late.</table>"),
  rows: (length) =>
    page(`<table>${fill("<tr><td>Peru<td>Anna Berg<td>It is late.", length)}</table>`),
  "tables in tables": nested("<table><tr><td>late", "</table>", 40),
  "words between rows": (length) => page(`<table>${fill("<tr>late", length)}</table>`),
  "block quotes": body("<blockquote><p>It is late.</p><footer>Anna Berg</footer></blockquote>"),
  "block quotes with cite": body(
    "<blockquote>It is late.<cite>Anna Berg, mayor</cite></blockquote>",
  ),
  "block quotes in block quotes": nested("<blockquote><p>late</p>", "</blockquote>", 60),
  cards: body(`<div class="card"><p>It is late.</p><h4>Anna Berg</h4><p>mayor</p></div>`),
  figures: body(
    "<figure><blockquote>It is late.</blockquote><figcaption>Anna Berg</figcaption></figure>",
  ),
  "q elements": body("<q>late</q> "),
  "q elements that never end": body("<q>late "),
  headings: body("<h2>LATVIA</h2>"),
  "first headings": body("<h1>It is late</h1>"),
  "embedded posts": body(
    `<blockquote class="twitter-tweet"><p>Late</p>&mdash; Anna (@a)</blockquote>`,
  ),
  "words without tags": body("It is late. "),
  "one paragraph": (length) => page(`<p>${fill("Anna Berg said it was late. ", length)}</p>`),
  // What tells title, date and charset.
  "meta tags": head(`<meta property="og:title" content="It is late">`),
  charsets: head(`<meta charset="windows-1252">`),
  "time tags": body(`<time datetime="2031-05-29">29 May</time>`),
  "title and headings": (length) =>
    `<html><head><title>${fill("late - ", Math.min(length, 2_000))}</title></head><body>${numbered((i) => `<h2>Late ${i}</h2>`, length)}</body></html>`,
  title: (length) =>
    `<html><head><title>${fill("late - ", length)}</title></head><body>${WORDS}</body></html>`,
  "data blocks": head(
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Late"}</script>`,
  ),
  "one data block": (length) =>
    data(`{"@graph":[${fill('{"@type":"Thing"},', length).replace(/\},[^}]*$/, "}")}]}`),
  "deep data": (length) => data(`${fill('{"a":', length / 2)}1${fill("}", length / 10)}`),
  "data that never ends": (length) => data(fill("[", length)),
  "arrays in data": (length) => data(`[${fill(`[${fill("[],", 597)}[]],`, length).slice(0, -1)}]`),
  // What no page should hold.
  "open angles": body("< "),
  "tags that never close": body("<p "),
  "end tags": body("</div>"),
  comments: body("<!-- late -->"),
  "comment that never ends": body("<!-- "),
  "scripts that never end": body("<script>"),
  svg: body("<svg><path/></svg>"),
  "many attributes": (length) => page(`<p ${fill("a=1 ", length)}>late</p>`),
  "many named attributes": (length) =>
    page(`<p ${Array.from({ length: length / 8 }, (_, i) => `a${i}=1`).join(" ")}>late</p>`),
  entities: body("&amp;"),
  "broken entities": body("&am"),
  "unknown elements": body("<x-y>late</x-y>"),
  frames: body("<iframe></iframe>"),
  selects: body("<select><option>late"),
};

function page(content: string): string {
  return `<html><head><title>It is late</title></head><body>${content}</body></html>`;
}

function body(piece: string): Made {
  return (length) => page(fill(piece, length));
}

function head(piece: string): Made {
  return (length) => `<html><head>${fill(piece, length)}</head><body>${WORDS}</body></html>`;
}

function data(json: string): string {
  return `<html><head><script type="application/ld+json">${json}</script></head><body>${WORDS}</body></html>`;
}

function numbered(pieceAt: (i: number) => string, length: number): string {
  let text = "";
  for (let i = 0; text.length < length; i += 1) text += pieceAt(i);
  return text;
}

/** One in another to a depth, again and again. */
function nested(open: string, close: string, depth: number): Made {
  return body(open.repeat(depth) + close.repeat(depth));
}

function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}
