import { chmodSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readArticle } from "../../src/input/articles.ts";
import { findSources } from "../../src/input/find-sources.ts";
import { writeFiles } from "../servers/commands.ts";

test("all files of known kinds in a folder are found, by name, and the others are named", async () => {
  const [first] = writeFiles({
    "b.csv": "",
    "a/2.html": "",
    "a/1.md": "",
    "a/b/deep.JSON": "",
    ".hidden.csv": "",
    ".git/x.csv": "",
    "photo.png": "",
    "notes.xyz": "",
    "c.ndjson": "",
  });
  const folder = dirname(first!);
  const notes: string[] = [];
  const found = await findSources([folder], (note) => void notes.push(note));
  expect(found.map(({ name, kind }) => [name.slice(folder.length + 1), kind])).toEqual([
    ["a/1.md", "article"],
    ["a/2.html", "article"],
    ["a/b/deep.JSON", "json"],
    ["b.csv", "csv"],
    ["c.ndjson", "jsonl"],
  ]);
  expect(notes).toEqual([expect.stringMatching(/notes\.xyz, .*photo\.png$/)]);
});

test.each<[name: string, message: RegExp]>([
  ["/no/such.jsonl", /^is not there$/],
  ["no-such.jsonl", /looked for \/.*\/no-such\.jsonl/],
  ["~/articles/one.txt", /not your home.*looked for/],
  ["C:\\Users\\Ada\\one two.txt", /\/mnt\/c\/Users\/Ada\/one two\.txt/],
  ["articles\\one.txt", /articles\/one\.txt/],
  ["package.json/x.csv", /is not there/],
])("of %s it is said what was looked for", async (name, message) => {
  await expect(findSources([name])).rejects.toMatchObject({
    problems: [{ file: name, message: expect.stringMatching(message) }],
  });
});

test.each<[name: string, message: RegExp]>([
  ["a.docx", /\.txt/],
  ["a.odt", /\.txt/],
  ["a.rtf", /\.txt/],
  ["a.PDF", /copy its text/],
  ["a.xlsx", /CSV UTF-8/],
  ["a.zip", /unpack/],
  ["a.xyz", /\.jsonl, .*\.csv, .*\.txt, .*\.html/],
  ["a", /unknown kind/],
])("of %s it is said how it can be read", async (name, message) => {
  const [file] = writeFiles({ [name]: "x" });
  await expect(findSources([file!])).rejects.toMatchObject({
    problems: [{ file, message: expect.stringMatching(message) }],
  });
});

test("a folder without anything to read is refused, and with it every other name that is wrong", async () => {
  const [file] = writeFiles({ "a.jsonl": "" });
  const empty = join(dirname(file!), "empty");
  mkdirSync(empty);
  await expect(findSources([empty, file!, "/no/such.csv"])).rejects.toMatchObject({
    problems: [
      { file: empty, message: expect.stringMatching(/has no files that can be read/) },
      { file: "/no/such.csv" },
    ],
  });
});

test.skipIf(process.getuid?.() === 0)(
  "a folder that may not be entered is told from one that is not there",
  async () => {
    const [file] = writeFiles({ "shut/a.jsonl": "" });
    chmodSync(dirname(file!), 0);
    await expect(findSources([file!])).rejects.toMatchObject({
      problems: [{ message: expect.stringMatching(/no right/) }],
    });
    chmodSync(dirname(file!), 0o700);
  },
);

test("an article of a file is told from those of the same name elsewhere, and not where it lies", async () => {
  const paths = writeFiles({ "desk/call.txt": "Well.", "archive/call.txt": "Well." });
  const files = await Promise.all(
    [...paths, paths[0]!].map(async (path) => {
      const [source] = await findSources([path]);
      return (await readArticle(source!, {})).file;
    }),
  );
  expect(files[0]).toMatch(/^d[\w-]{8}\/call\.txt$/);
  expect(files[1]).not.toBe(files[0]);
  expect(files[2]).toBe(files[0]);
});
