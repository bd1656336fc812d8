import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { InvalidInputError } from "../../src/errors.ts";
import { checkSources, findSources, readRows, statementOf } from "../../src/input/sources.ts";
import type { Statement } from "../../src/statement/statement.ts";

test("JSON lines are read with any line end, a byte order mark and empty lines", async () => {
  const [file] = files({
    "a.jsonl": '\uFEFF{"event":"e","text":"one"}\r\n\r\n{"event":"e","text":"zwei ü"}',
  });
  expect((await read(file!)).map(({ text }) => text)).toEqual(["one", "zwei ü"]);
});

test("CSV is read with quotes, line ends in cells, nested columns and empty cells", async () => {
  const [file] = files({
    "a.csv":
      "\uFEFFid,event,text,keywords,span.start,span.end,meta.desk,background,speaker\r\n" +
      'a,e,"Two\nlines, ""quoted""","peace, call",3,9,europe,TRUE,\r\n',
  });
  expect(await read(file!)).toEqual([
    {
      id: "a",
      event: "e",
      text: 'Two\nlines, "quoted"',
      keywords: ["peace", "call"],
      span: { start: 3, end: 9 },
      meta: { desk: "europe" },
      background: true,
    },
  ]);
});

test("every wrong line of every file is named, in order", async () => {
  const [one, two] = files({
    "one.jsonl": '{"event":"e","text":"x"}\n{"event":"e"}\n{bad\n',
    "two.csv": "event,text,colour\ne,x,red\n",
  });
  const problems = await problemsOf([one!, two!]);
  expect(problems.map(({ line, field }) => [line, field])).toEqual([
    [2, "text"],
    [3, undefined],
    [2, "colour"],
  ]);
  expect(problems[0]!.file).toBe(one);
});

test("bytes that are no UTF-8 and lines too long to be statements are named, not guessed at", async () => {
  const [file] = files({
    "a.jsonl": Buffer.concat([
      Buffer.from([0xff, 0xfe, 10]),
      Buffer.alloc(2_100_000, "x"),
      Buffer.from("\n{}\n"),
    ]),
  });
  const problems = await problemsOf([file!]);
  expect(problems.map(({ line }) => line)).toEqual([1, 2, 3, 3]);
  expect(problems[0]!.message).toMatch(/UTF-8/);
  expect(problems[1]!.message).toMatch(/2 MB/);
});

test("files that are missing, folders, or of unknown kind are refused by name", async () => {
  const [image] = files({ "a.png": "x" });
  await expect(findSources(["/no/such.jsonl", tmpdir(), image!])).rejects.toMatchObject({
    problems: [
      { file: "/no/such.jsonl", message: expect.stringMatching(/no file/) },
      { file: tmpdir(), message: expect.stringMatching(/no file/) },
      { file: image, message: expect.stringMatching(/\.jsonl, \.csv, \.txt and \.html/) },
    ],
  });
});

function files(contents: Record<string, string | Buffer>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "readout-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return Object.entries(contents).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

async function read(file: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const [source] = await findSources([file]);
  for await (const rows of readRows(source!)) {
    statements.push(...rows.map((row) => statementOf(source!, row)));
  }
  return statements.map((statement) =>
    statement.id.length === 17 ? omitId(statement) : statement,
  );
}

function omitId({ id: _, ...rest }: Statement): Statement {
  return rest as Statement;
}

async function problemsOf(names: string[]) {
  const error = await checkSources(await findSources(names)).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidInputError);
  return (error as InvalidInputError).problems;
}
