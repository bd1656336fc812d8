import { expect, test } from "vitest";
import { problemsWith, readFile } from "./read.ts";

const SAID = [{ event: "e", text: "We welcome it.", speaker: "Ada Berg", outlet: "Post" }];

test("CSV is read with quotes, line ends in cells, nested columns and empty cells", async () => {
  const content =
    "\uFEFFid,event,text,keywords,span.start,span.end,meta.desk,background,speaker,origin.0.country,origin.0.by,origin.0.text,origin.0.start,origin.0.end\r\n" +
    'a,e,"Two\nlines, ""quoted""","peace, call",3,9,europe,TRUE,,LV,dateline,RIGA,0,4\r\n';
  expect(await readFile("a.csv", content)).toEqual([
    {
      id: "a",
      event: "e",
      text: 'Two\nlines, "quoted"',
      keywords: ["peace", "call"],
      span: { start: 3, end: 9 },
      meta: { desk: "europe" },
      background: true,
      origin: [{ country: "LV", by: "dateline", text: "RIGA", start: 0, end: 4 }],
    },
  ]);
});

test.each([
  ["commas", "event,text,speaker,outlet\ne,We welcome it.,Ada Berg,Post\n"],
  ["semicolons", "event;text;speaker;outlet\r\ne;We welcome it.;Ada Berg;Post\r\n"],
  ["tabs", "event\ttext\tspeaker\toutlet\ne\tWe welcome it.\tAda Berg\tPost\n"],
  [
    "quotes round all",
    '"event";"text";"speaker";"outlet"\n"e";"We welcome it.";"Ada Berg";"Post"\n',
  ],
  [
    "a line that tells the sign",
    "sep=;\r\nevent;text;speaker;outlet\r\ne;We welcome it.;Ada Berg;Post",
  ],
  ["names in any case", "EVENT, Text ,Speaker,Outlet\ne,We welcome it.,Ada Berg,Post\n"],
  ["empty rows", ",,,\nevent,text,speaker,outlet\n,,,\ne,We welcome it.,Ada Berg,Post\n , ,,\n\n"],
  ["cells left off", "event,text,speaker,outlet,url,place\ne,We welcome it.,Ada Berg,Post\n"],
  ["columns without a name", "event,text,speaker,outlet,,\ne,We welcome it.,Ada Berg,Post,,\n"],
  [
    "what Readout printed",
    'event,text,speaker,outlet,tags.role,tags\ne,We welcome it.,Ada Berg,Post,official,"{}"\n',
  ],
])("a table with %s is read", async (_, content) => {
  expect(await readFile("a.csv", content)).toEqual(SAID);
});

test("names are known however spaces, hyphens and capitals stand in them", async () => {
  const content =
    "Event,Event Title,Published_At,text,Meta.Desk,SPAN.START,span.end\ne,E!,2023-04-26,x,north,1,2\n";
  expect(await readFile("a.csv", content)).toEqual([
    {
      event: "e",
      eventTitle: "E!",
      publishedAt: "2023-04-26",
      text: "x",
      meta: { Desk: "north" },
      span: { start: 1, end: 2 },
    },
  ]);
});

test("a comma of a number or a semicolon in a text is no sign between cells", async () => {
  const content = 'event;text;place\ne;"1,5 Millionen; mehr nicht";Köln\n';
  expect(await readFile("a.csv", content)).toEqual([
    { event: "e", text: "1,5 Millionen; mehr nicht", place: "Köln" },
  ]);
});

test("quotation marks between tabs are taken as they are", async () => {
  const content = 'event\ttext\ne\tHe said "no" twice\n';
  expect(await readFile("a.tsv", content)).toEqual([{ event: "e", text: 'He said "no" twice' }]);
});

test.each<[header: string, problems: [field: string | undefined, message: RegExp][]]>([
  ["event,text,colour", [["colour", /not a field/]]],
  [
    "event,Quote",
    [
      ["Quote", /did you mean text\?/],
      ["text", /no column/],
    ],
  ],
  [
    "Ereignis,Zitat,Sprecherin,Quelle,Datum,Land",
    [
      ["Ereignis", /did you mean event\?/],
      ["Zitat", /did you mean text\?/],
      ["Sprecherin", /did you mean speaker\?/],
      ["Quelle", /did you mean outlet\?/],
      ["Datum", /did you mean publishedAt\?/],
      ["Land", /Readout tells the country/],
      ["text", /no column/],
      ["event", /--event/],
    ],
  ],
  [
    "event,text,Source,Date,Country,Title",
    [
      ["Source", /did you mean outlet\?/],
      ["Date", /did you mean publishedAt\?/],
      ["Country", /Readout tells the country.*meta\.Country/],
      ["Title", /did you mean eventTitle\?/],
    ],
  ],
  ["event,text,text", [["text", /twice, as columns 2 and 3/]]],
  ["event,text,Text", [["Text", /twice/]]],
  ["event,text,text.length", [["text.length", /not a field/]]],
  ["event,text,meta", [["meta", /not a field/]]],
  ["event,text,__proto__", [["__proto__", /not a field/]]],
  ["text,speaker", [["event", /--event/]]],
  ["event,speaker", [["text", /no column/]]],
  ["Nothing here,is,known", [[undefined, /first row must name the columns.*Nothing here/]]],
])("what is wrong with the columns %s is said once, not for each row", async (header, expected) => {
  const rows = Array(3_000).fill("e,We welcome it.,x,2023-04-26,FR,y").join("\n");
  const row = (cells: string) => cells.split(",").slice(0, header.split(",").length).join(",");
  const problems = await problemsWith({
    "a.csv": `${header}\n${rows.split("\n").map(row).join("\n")}\n`,
  });
  expect(problems.map(({ field, line }) => [field, line])).toEqual(
    expected.map(([field]) => [field, 1]),
  );
  for (const [i, [, message]] of expected.entries()) expect(problems[i]!.message).toMatch(message);
});

test.each<[what: string, content: string, line: number, message: RegExp]>([
  ["a cell too many", "event,text\ne,We welcome it, he said\n", 2, /column 3.*quotes/],
  ["an open quotation mark", 'event,text\ne,"We welcome it\ne,x\n', 2, /never closed/],
  ["a quotation mark inside", 'event,text\ne,He said "no", twice\n', 2, /twice/],
  ["a mark behind the end", 'event,text\ne,"We welcome it" he said\n', 2, /twice/],
])("%s is told with its line and what would be right", async (_, content, line, message) => {
  const problems = await problemsWith({ "a.csv": content });
  expect(problems).toMatchObject([
    { line: expect.any(Number), message: expect.stringMatching(message) },
  ]);
  expect(problems[0]!.line).toBeGreaterThanOrEqual(line);
});
