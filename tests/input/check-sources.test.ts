import { expect, test } from "vitest";
import { checkSources } from "../../src/input/check-sources.ts";
import { findSources } from "../../src/input/find-sources.ts";
import { writeFiles } from "../servers/commands.ts";
import { problemsWith, readFile } from "./read.ts";

test("every wrong line of every file is named, in order", async () => {
  const problems = await problemsWith({
    "one.jsonl": '{"event":"e","text":"x"}\n{"event":"e"}\n{bad\n{"event":"e"}\n',
    "two.csv": "event,text,colour\ne,x,red\n,y,blue\n",
  });
  expect(problems.map(({ file, line, field }) => [file?.slice(-7), line, field])).toEqual([
    ["e.jsonl", 2, "text"],
    ["e.jsonl", 3, undefined],
    ["e.jsonl", 4, "text"],
    ["two.csv", 1, "colour"],
    ["two.csv", 3, "event"],
  ]);
});

test("what is wrong with thousands of rows is one problem, with how many and the first of them", async () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `{"text":"x${i}","url":"${i}"}`);
  rows[1_000] = "{bad";
  const problems = await problemsWith({ "a.jsonl": rows.join("\n") });
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [1, "event"],
    [1, "url"],
    [1_001, undefined],
  ]);
  expect(problems[0]!.message).toMatch(/missing.*in 2,999 rows, first on lines 1, 2, 3, 4, 5/);
});

test("what rows leave out is taken from the defaults, and their own fields come first", async () => {
  const defaults = { event: "pact", outlet: "Post", publishedAt: "2023-04-26", keywords: ["a"] };
  const content = "event,text,outlet,date\n,one,,\nown,two,Times,\n".replace(
    ",date",
    ",publishedAt",
  );
  expect(await readFile("a.csv", content, { defaults })).toEqual([
    { ...defaults, text: "one" },
    { ...defaults, event: "own", text: "two", outlet: "Times" },
  ]);
  expect(
    await readFile("a.jsonl", '{"text":"one","event":null,"outlet":" "}', { defaults }),
  ).toEqual([{ ...defaults, text: "one" }]);
  expect(await readFile("a.csv", "text\none\n", { defaults: { event: "pact" } })).toEqual([
    { event: "pact", text: "one" },
  ]);
});

test("dates of numbers alone are read in the order that is given", async () => {
  const content = "event,text,publishedAt\ne,x,26/04/2023\ne,y,2023-04-27\ne,z,\n";
  const read = await readFile("a.csv", content, { dateFormat: "d/m/y" });
  expect(read.map(({ publishedAt }) => publishedAt)).toEqual([
    "2023-04-26",
    "2023-04-27",
    undefined,
  ]);
  const problems = await problemsWith({ "a.csv": content });
  expect(problems).toMatchObject([{ line: 2, message: expect.stringMatching(/--date-format/) }]);
});

test.each([
  ["a.csv", ""],
  ["a.csv", "event,text\r\n"],
  ["a.csv", ",,,\n"],
  ["a.jsonl", ""],
  ["a.jsonl", "\n \n\r\n"],
  ["a.json", "[]"],
  ["a.json", "\ufeff"],
])("of %s with %j it is said that it holds no statements", async (name, content) => {
  const notes: string[] = [];
  const read = await readFile(name, content, { onNote: (note) => void notes.push(note) });
  expect(read).toEqual([]);
  expect(notes).toEqual([expect.stringMatching(/a\.\w+ holds no statements$/)]);
});

test("more statements than are kept in memory are read again as they were", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `e\t${i}`).join("\n");
  const checked = await checkSources(
    await findSources(writeFiles({ "a.tsv": `event\ttext\n${rows}` })),
  );
  let next = 0;
  for await (const some of checked.read())
    for (const { text } of some) if (text === String(next)) next += 1;
  expect([checked.statements, next]).toEqual([60_000, 60_000]);
});
