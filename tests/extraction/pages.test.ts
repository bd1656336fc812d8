import { expect, test } from "vitest";
import { readPage } from "../../src/extraction/page/read-page.ts";
import { extract, lexicon } from "./reading.ts";

const SAID = "Anna Berg said that the canal would open in May.";
const MORE = "Tokyo welcomed the canal on Tuesday.";
const LAST = "“We have waited for thirty years,” said Paul Lund, a pilot.";
const STORY = [SAID, MORE, LAST];
const story = STORY.map((paragraph) => `<p>${paragraph}</p>`).join("\n");

/** What a page says, each paragraph on a line. */
function linesOf(html: string): string[] {
  return readPage(html, lexicon)
    .text.split("\n\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

const inBody = (body: string) => `<!DOCTYPE html><html><head></head><body>${body}</body></html>`;
const teaser = (title: string) =>
  `<article class="card"><h3><a href="/x">${title}</a></h3><p>Our writers walked through it with mud on their boots and came home with lists of seeds and stones.</p></article>`;

test.each<[what: string, body: string]>([
  [
    "an element named after its layout",
    `<article><div class="has-sidebar">${story}</div></article>`,
  ],
  ["an element beside a sidebar", `<div class="main-without-sidebar">${story}</div>`],
  ["an article named after what it is about", `<div class="social-article">${story}</div>`],
  [
    "what only subscribers see",
    `<article>${story.replaceAll("<p>", '<p class="paywall">')}</article>`,
  ],
  ["the second main element", `<main class="bar"></main><main role="main">${story}</main>`],
  ["the form of a server", `<form action="x"><div id="wrap">${story}</div><input name="q"></form>`],
  [
    "a body that is hidden until a script runs",
    `<article style="display: none">${story}</article>`,
  ],
  ["an aside that is all there is", `<aside>${story}</aside>`],
  ["a heading that was never closed", `<article><h2>In short<div>${story}</div></article>`],
  ["a layout of tables", `<table><tr><td><a href="/">Home</a></td><td>${story}</td></tr></table>`],
  ["lines between breaks", `<article>${STORY.join("<br><br>")}</article>`],
  ["lines that end with breaks", `<article>${STORY.join("<br>\n")}</article>`],
  [
    "headings in place of paragraphs",
    `<article>${story.replaceAll("<p>", "<h4>").replaceAll("</p>", "</h4>")}</article>`,
  ],
  ["articles inside of an article", `<article><article>${story}</article></article>`],
  [
    "boxes of a site kit",
    story
      .replaceAll("<p>", '<div class="kit-widget kit-widget-text"><p>')
      .replaceAll("</p>", "</p></div>"),
  ],
  [
    "elements without paragraphs",
    `<div>${STORY.map((line) => `<div>${line}</div>`).join("")}</div>`,
  ],
  ["preformatted lines", `<pre>${STORY.join("\n\n")}</pre>`],
  ["columns that float", story.replaceAll("<p>", '<p class="pull-left">')],
  [
    "a page of several posts that lead to their own pages",
    STORY.map(
      (line, i) =>
        `<article class="category-comment"><h2><a href="/${i}">Post ${i}</a></h2><p>${line}</p></article>`,
    ).join(""),
  ],
  [
    "data of a page that a script draws",
    `<div id="root"></div><script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "A canal", articleBody: STORY.join("\n\n") })}</script>`,
  ],
  [
    "teasers of other stories below",
    `<div>${story}</div><section>${teaser("Ten gardens")}${teaser("A moss roof")}</section>`,
  ],
  ["teasers of other stories among it", `<main><div>${story}${teaser("Ten gardens")}</div></main>`],
])("a story is read whole in %s", (_, body) => {
  const lines = linesOf(inBody(body));
  for (const paragraph of STORY) expect(lines).toContain(paragraph);
  expect(lines.join(" ")).not.toContain("mud on their boots");
});

test.each<[what: string, furniture: string]>([
  [
    "a list of links with its heading",
    '<h3>Related</h3><ul><li><a href="/1">Bakers accuse millers</a></li></ul>',
  ],
  ["links to other stories", '<p><a href="/1">Coach says her team will play</a></p>'],
  [
    "a newsletter",
    '<div class="newsletter-signup"><p>The week in your inbox.</p><form><input></form></div>',
  ],
  ["a sidebar", '<div class="story-sidebar"><p>The weather will be fine.</p></div>'],
  ["a bar for sharing", '<div class="share-buttons"><p>Tell your friends.</p></div>'],
  [
    "a picture with its caption",
    '<figure><img src="a.jpg"><figcaption>The canal in May.</figcaption></figure>',
  ],
  ["who wrote it", '<p class="byline">By Gil Harrow in Port Maren</p>'],
  [
    "readers’ comments",
    '<section id="comments"><div class="comment"><p>I never liked it.</p></div></section>',
  ],
  ["a script", "<script>document.write('He said that it was bad.')</script>"],
])("%s is no part of the story around it", (_, furniture) => {
  const [first = "", ...others] = STORY.map((paragraph) => `<p>${paragraph}</p>`);
  expect(linesOf(inBody(`<article>${first}${furniture}${others.join("")}</article>`))).toEqual(
    STORY,
  );
});

test("the html tag that conditional comments repeat is one", () => {
  const head = '<!DOCTYPE html><!--[if IE]><!--><html class="ie"><!--<![endif]--><html lang="en">';
  expect(linesOf(`${head}<head><title>A</title></head><body>${story}</body></html>`)).toEqual(
    STORY,
  );
});

test("every post of a live page is read, the shortest and the last of them too", () => {
  const posts = Array.from(
    { length: 12 },
    (_, i) =>
      `<article class="post"><div class="post-meta">Desk <${i % 2 ? "time" : "span"}>${10 + i}:05</div><h3>Post ${i}</h3><p>The mayor of Ward ${i} said that it was late.</p></article>`,
  );
  const lines = linesOf(inBody(`<main><h1>Live</h1><div>${posts.join("")}</div></main>`));
  for (let i = 0; i < 12; i++) {
    expect(lines).toContain(`The mayor of Ward ${i} said that it was late.`);
    expect(lines).toContain(`${10 + i}:05`);
  }
});

test.each<[what: string, body: string, lines: string[]]>([
  [
    "a list of terms",
    "<dl><dt>Latvia</dt><dd>“It is good.”</dd><dt>Norway:</dt><dd>Silence.</dd></dl>",
    ["Latvia: “It is good.”", "Norway: Silence."],
  ],
  [
    "a table",
    "<table><tr><th>Country</th><th>Who</th></tr><tr><td>Latvia</td><td>Inga Rasma, premier</td><td>“It is good.”</td></tr></table>",
    ["Country: Who", "Latvia: Inga Rasma, premier: “It is good.”"],
  ],
  [
    "a list in a list",
    "<ul><li>Latvia<ul><li><b>Premier:</b> “It is good.”</li></ul></li></ul>",
    ["Latvia", "Premier: “It is good.”"],
  ],
  [
    "a set-off quotation with its speaker below",
    "<blockquote><p>It is good.</p><footer>— <cite>Inga Rasma, premier</cite></footer></blockquote>",
    ["It is good.", "— Inga Rasma, premier"],
  ],
  [
    "a set-off quotation with its speaker behind it",
    '<blockquote><p>It is good.</p></blockquote><p class="attribution">Inga Rasma, premier</p>',
    ["It is good.", "— Inga Rasma, premier"],
  ],
  [
    "an embedded post",
    '<div class="social"><blockquote><p>It is good.</p>&mdash; Inga Rasma (@rasma) <a href="https://example.org/1">May 4, 2031</a></blockquote></div>',
    ["It is good.", "— Inga Rasma (@rasma)"],
  ],
  [
    "a figure that is a quotation",
    "<figure><blockquote>It is good.</blockquote><figcaption>Inga Rasma, premier</figcaption></figure>",
    ["It is good.", "— Inga Rasma, premier"],
  ],
  [
    "a card",
    '<div class="card"><span class="author">Inga Rasma</span><p>“It is good.”</p></div>',
    ["Inga Rasma", "“It is good.”"],
  ],
  [
    "cards with words without marks",
    '<div class="card"><div class="head"><span>Ola Nord</span></div><div class="role">Mayor of Oslo</div><div class="say">It is good, and it is late.</div></div>',
    ["Ola Nord", "Mayor of Oslo", "It is good, and it is late."],
  ],
  [
    "quotation marks that a browser adds",
    "<p>It is <q>good</q>, she said.</p>",
    ["It is “good”, she said."],
  ],
  [
    "a day inside of a sentence",
    "<p>On <time>Monday</time> she went.</p>",
    ["On Monday she went."],
  ],
  [
    "what a box hides",
    "<details><summary>Latvia</summary><p>It is good.</p></details>",
    ["Latvia", "It is good."],
  ],
])("%s comes through as it is seen", (_, body, lines) => {
  const read = linesOf(inBody(`<article>${story}${body}${story}</article>`));
  expect(read).toEqual([...STORY, ...lines, ...STORY]);
});

test("nothing is said by the headlines of other stories", () => {
  const links = ["Bakers accuse millers of theft", "Senators condemn the drum school"].map(
    (title) => `<li><a href="/a">${title}</a></li>`,
  );
  const html = inBody(`<article>${story}<ul>${links.join("")}</ul></article>`);
  expect(extract({ html }).map(({ speaker }) => speaker)).toEqual([
    "Anna Berg",
    "Tokyo",
    "Paul Lund",
  ]);
});

test.each([
  "<div><b id=#>x</div>",
  "<div><article>A b.</article></div>",
  "<li class=meta>“a”",
  "<br>a b",
])("time to read a page of %s grows with its length, not faster", (unit) => {
  const timeOf = (length: number) => {
    let i = 0;
    const html = unit.repeat(Math.ceil(length / unit.length)).replaceAll("#", () => String(i++));
    const before = process.cpuUsage(); // of its own, whatever else the machine does
    readPage(html, lexicon);
    return process.cpuUsage(before).user / 1_000;
  };
  const leastOf = (length: number) => Math.min(...[1, 2].map(() => timeOf(length)));
  // Eight times the page: what is quadratic would take sixty-four times as long.
  expect(leastOf(160_000)).toBeLessThan(30 * Math.max(leastOf(20_000), 20));
});
