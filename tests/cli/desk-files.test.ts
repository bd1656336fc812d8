import { dirname } from "node:path";
import { expect, test } from "vitest";
import type { Report } from "../../src/reporting/report.ts";
import { utf16, windows1252 } from "../input/read.ts";
import { freshEnv, fromJsonLines, readout, writeFiles } from "../servers/commands.ts";

const PACT = ["--event", "water-pact", "--format", "json"];
const ARTICLE = `Ministers answer the water pact

"We welcome the pact," said Ada Berg, the French foreign minister, on Tuesday.

The Swedish foreign minister, Bo Ek, said: "We condemn the pact."
`;

/** Mentions, utterances and countries of the report that is expected. */
type Figures = [mentions: number, utterances: number, countries: number];

test.each<
  [what: string, name: string, content: string | Buffer, figures: Figures, args?: string[]]
>([
  [
    "a German spreadsheet",
    "zitate.csv",
    windows1252(
      "Text;Speaker;Affiliation;Outlet;Published At;meta.anteil\r\n" +
        "We welcome the pact.;Jörg Müller;German foreign minister;Süd-Kurier;26.04.2023;12,5\r\n" +
        "We condemn the pact – firmly.;Ada Berg;French foreign minister;Süd-Kurier;27.04.2023;3,0\r\n",
    ),
    [2, 2, 2],
    ["--date-format", "d.m.y"],
  ],
  [
    "a tab-separated export",
    "export.tsv",
    'event\ttext\tspeaker\naccord\tIt is "fine" by us.\tthe French foreign minister\n',
    [1, 1, 1],
  ],
  [
    "Excel's CSV UTF-8",
    "quotes.csv",
    "\ufeffevent,text,speaker\r\nwater-pact,We welcome it.,the French foreign minister\r\n,,\r\n",
    [1, 1, 1],
  ],
  [
    "a CSV in UTF-16",
    "unicode.csv",
    utf16("\ufefftext\tspeaker\r\nWe welcome it.\tthe French foreign minister\r\n", "le"),
    [1, 1, 1],
  ],
  [
    "columns in capitals",
    "caps.csv",
    "TEXT,SPEAKER\nWe welcome it.,the French foreign minister\n",
    [1, 1, 1],
  ],
  ["empty rows", "gaps.csv", ",\ntext,speaker\n,\nWe welcome it.,Ada Berg\n,\n", [1, 1, 0]],
  ["a pasted article", "pasted.txt", `Skip to content\nMenu\nSign in\n\n${ARTICLE}`, [2, 2, 2]],
  ["a text in Latin-1", "latin.txt", windows1252(ARTICLE.replace("Berg", "Bérg")), [2, 2, 2]],
  [
    "a saved page in windows-1252",
    "page.html",
    windows1252(page(ARTICLE.replace("Berg", "Bérg"), '<meta charset="windows-1252">')),
    [2, 2, 2],
  ],
  ["a page with a mark of UTF-8", "marked.htm", `\ufeff${page(ARTICLE, "")}`, [2, 2, 2]],
  [
    "an article in Markdown",
    "article.md",
    `# ${ARTICLE.replace("Ada Berg", "[Ada Berg](https://example.org)")}`,
    [2, 2, 2],
  ],
  ["a JSON array", "rows.json", JSON.stringify([row("a"), row("b")], null, 2), [2, 2, 0]],
  ["one JSON object", "row.json", JSON.stringify(row("a"), null, 2), [1, 1, 0]],
  [
    "JSON lines by another name",
    "rows.ndjson",
    `${JSON.stringify(row("a"))}\n\n${JSON.stringify(row("b"))}`,
    [2, 2, 0],
  ],
  [
    "dates as people write them",
    "dates.csv",
    'text,publishedAt\none is fine,"April 26, 2023"\ntwo is fine,26 Apr 2023\nthree is fine,2023/04/26\nfour is fine,2023-4-26 9:30\n',
    [4, 4, 0],
  ],
])(
  "%s is read as it is",
  async (what, name, content, [mentions, utterances, countries], args = []) => {
    const [file] = writeFiles({ [name]: content });
    const { code, stdout, stderr } = await readout(["run", file!, ...PACT, ...args], freshEnv());
    expect([code, stderr.match(/Error|undefined/)]).toEqual([0, null]);
    const [report] = fromJsonLines<Report>(stdout);
    expect(report!.totals).toMatchObject({ mentions, utterances });
    expect(report!.countries.filter(({ country }) => country !== null)).toHaveLength(countries);
    expect(stdout).not.toContain("\ufffd");
    if (what.startsWith("dates")) expect(report!.timeline).toMatchObject([{ date: "2023-04-26" }]);
    if (what === "a tab-separated export") expect(report!.event).toBe("accord");
  },
);

test("a folder of all kinds is read whole, and what is not read is named", async () => {
  const [file] = writeFiles({
    "a.csv": "text\nWe welcome it.\n",
    "texts/article.txt": ARTICLE,
    "texts/rows.jsonl": JSON.stringify(row("We doubt it.")),
    "texts/photo.png": "",
  });
  const { code, stdout, stderr } = await readout(["run", dirname(file!), ...PACT], freshEnv());
  expect(code).toBe(0);
  expect(fromJsonLines<Report>(stdout)[0]!.totals.mentions).toBe(4);
  expect(stderr).toMatch(/not read.*photo\.png/);
});

test.each<[what: string, name: string, content: string | Buffer, code: number, message: RegExp]>([
  ["an empty file", "empty.csv", "", 0, /empty\.csv holds no statements/],
  ["a header alone", "header.csv", "event,text,speaker\r\n", 0, /header\.csv holds no statements/],
  ["blank lines", "blank.jsonl", "\n\n  \n", 0, /blank\.jsonl holds no statements/],
  [
    "an article in which nobody speaks",
    "quiet.txt",
    "Rain is coming\n\nIt will rain on Tuesday.\n",
    0,
    /quiet\.txt: 0 statements/,
  ],
  ["a document", "notes.docx", document(), 2, /notes\.docx: .*save it there as plain text \(\.txt/],
  [
    "a document under another name",
    "notes.txt",
    document(),
    2,
    /notes\.txt: .*save it there as plain text/,
  ],
  [
    "columns with other names",
    "other.csv",
    "Quote,Who,Date\nWe welcome it.,Ada,26/04/2023\n",
    2,
    /other\.csv:1: Quote: .*did you mean text\?/,
  ],
  [
    "dates of numbers alone",
    "dates.csv",
    "text,publishedAt\nx,26/04/2023\n",
    2,
    /dates\.csv:2: publishedAt: .*--date-format/,
  ],
])("of %s a stranger learns what to do", async (_, name, content, code, message) => {
  const [file] = writeFiles({ [name]: content });
  const args = name === "quiet.txt" ? [] : ["--event", "water-pact"];
  const result = await readout(["run", file!, ...args], freshEnv());
  expect(result.stderr).toMatch(message);
  expect(result).toMatchObject({ code, stdout: "" });
  expect(result.stderr.trim().split("\n").length).toBeLessThan(5);
});

function row(text: string) {
  return { event: "water-pact", text };
}

function page(text: string, head: string): string {
  const [title, ...paragraphs] = text.trim().split("\n\n");
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n");
  return `<!doctype html><html><head>${head}<title>${title}</title></head><body><nav>Skip to content</nav><article><h1>${title}</h1>${body}</article></body></html>`;
}

/** The beginning of a document of a word processor: a packed file with names in it. */
function document(): Buffer {
  return Buffer.from(
    "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml\0\x01\x02\x03",
    "latin1",
  );
}
