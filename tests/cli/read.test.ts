import { expect, test } from "vitest";
import { readArticle } from "../../src/index.ts";
import { readout, writeFiles } from "../servers/commands.ts";

const SAID = "Anna Berg said that the canal would open in May, and that nobody would pay for it.";
const TEXT = `A canal for Port Maren\n\nBy Gil Harrow, 12 March 2031\n\n${SAID}\n`;
const PAGE = `<html lang="en-GB"><head><title>A canal for Port Maren | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="date" content="2031-03-12">
<link rel="canonical" href="https://courier.example/a"></head>
<body><nav>Home</nav><article><h1>A canal for Port Maren</h1><p>${SAID}</p></article></body></html>`;

test("what is read of each article is one object on a line, with null for what it does not say", async () => {
  const files = writeFiles({
    "a.txt": Buffer.from(TEXT),
    "b.html": Buffer.from(PAGE),
    "c.md": Buffer.from(`# A canal for Port Maren\n\n${SAID}`),
  });
  const { code, stdout } = await readout(["read", ...files], {});
  expect(code).toBe(0);
  const title = "A canal for Port Maren";
  const none = { outlet: null, publishedAt: null, url: null };
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { ...none, text: TEXT, title, publishedAt: "2031-03-12", lang: "en" },
    {
      text: SAID,
      title,
      outlet: "The Courier",
      publishedAt: "2031-03-12",
      url: "https://courier.example/a",
      lang: "en-GB",
    },
    { ...none, text: SAID, title, lang: "en" },
  ]);
});

test("standard input is read as extract reads it", async () => {
  const page = await readout(["read", "-"], {}, PAGE);
  expect(JSON.parse(page.stdout)).toEqual(readArticle({ html: PAGE }));
});

test("a page in another language is read, and its language told by its text", async () => {
  const german =
    "Die Ministerin sagte am Montag in Berlin, das Abkommen sei ein wichtiger Schritt.";
  const { stdout } = await readout(["read", "-"], {}, `<html lang="en"><p>${german}</p></html>`);
  expect(JSON.parse(stdout)).toMatchObject({ text: german, lang: "de" });
});

test("rows are refused, and nothing at all is wrong usage", async () => {
  const rows = writeFiles({ "a.jsonl": Buffer.from('{"event":"e","text":"t"}\n') });
  const { code, stderr } = await readout(["read", ...rows], {});
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("is not an article"),
  });
  expect((await readout(["read"], {})).code).toBe(2);
});
