import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openArticleReader } from "../../src/run/article-reader.ts";
import { readout } from "../servers/commands.ts";

const html = "<article><p>Anna Berg said that it was good.</p></article>";

async function run(args: string[], input = "", env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await readout(args, env, input);
  return { code, out: stdout, err: stderr };
}

test("pages are read in a thread, one after the other", async () => {
  const reader = openArticleReader();
  const read = await Promise.all([reader.extract({ html }), reader.extract({ html })]);
  await reader.close();
  expect(read.map(({ statements }) => statements[0]?.speaker)).toEqual(["Anna Berg", "Anna Berg"]);
});

test("a page that takes too long ends its thread and is named; the next page is read", async () => {
  const reader = openArticleReader({ timeLimitMs: 1_500 });
  const slow = `<article>${"<p>Anna Berg said that it was good.</p>".repeat(300_000)}</article>`;
  await expect(reader.extract({ html: slow, file: "slow.html" })).rejects.toMatchObject({
    code: "ARTICLE_TOO_SLOW",
    problems: [{ file: "slow.html" }],
  });
  // A busy machine may take longer for any page: what counts is that a thread reads it.
  await vi.waitFor(
    async () => expect((await reader.extract({ html })).statements).toHaveLength(1),
    120_000,
  );
  await reader.close();
});

test("standard input is a page when it begins with a tag, else a text", async () => {
  const page = await run(["extract", "-"], `\n${html}`);
  expect(JSON.parse(page.out)).toMatchObject({ speaker: "Anna Berg" });
  const text = await run(["extract", "-"], "Title of it\n\nAnna Berg said that it was good.\n");
  expect(JSON.parse(text.out)).toMatchObject({ span: { start: 33, end: 44 } });
});

test("what is not English is named and passed over by extract and by run", async () => {
  const folder = await mkdtemp(join(tmpdir(), "readout-language-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "a.txt");
  await writeFile(
    file,
    "Das Abkommen\n\n„Wir sind froh“, sagte die Ministerin am Montag in Berlin. Die Opposition nannte den Vertrag einen Fehler und kündigte Widerstand an.",
  );
  for (const command of ["extract", "run"]) {
    const { code, out, err } = await run([command, file]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("a.txt: passed over: it is in German, and Readout reads English only");
  }
});

const DULL = "The canal of Port Maren is nine miles long and was dug by hand. ".repeat(6);
const UNSAID = `${DULL}Somebody said “boo”, perhaps, and “bah”.`;

test.each<[what: string, input: string, why: RegExp]>([
  ["an empty page", "<html><body><div id=app></div></body></html>", /read no words; .*\.txt/],
  [
    "a page of a few words",
    "<p>Sign in to read the whole story of the canal.</p>",
    /read 10 words.*\.txt/,
  ],
  [
    "a text in which nobody speaks",
    `A canal for Port Maren\n\n${DULL}`,
    /read 89 words, in English; nobody speaks/,
  ],
  [
    "speech of nobody in particular",
    `A canal\n\n${UNSAID}`,
    /in English; they have 2 quotations and 1 verb of saying/,
  ],
])("%s in which nothing was found says why, in extract and in run", async (_, input, why) => {
  for (const args of [
    ["extract", "-"],
    ["run", "-"],
  ]) {
    const { code, out, err } = await run(args, input);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(why);
  }
});

/** A fault of the program itself that one text meets, in the process and in its threads. */
const FAULT =
  "const whole = String.prototype.toWellFormed; String.prototype.toWellFormed = function () { if (this.includes('torn')) throw new Error('torn apart'); return whole.call(this); };";

test("an article that breaks the reader is named, and the others are reported all the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "readout-broken-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const files = ["bad.txt", "bad.html", "good.txt", "good.html"].map((name) => join(folder, name));
  const title = (file: string) =>
    file.includes("bad") ? "A torn treaty in Oslo" : "A treaty in Oslo";
  for (const file of files) {
    const said = "Anna Berg said that it was good.";
    const page = `<article><h1>${title(file)}</h1><p>${said}</p></article>`;
    await writeFile(file, file.endsWith(".html") ? page : `${title(file)}\n\n${said}`);
  }
  const fault = join(folder, "fault.cjs");
  await writeFile(fault, FAULT);
  const env = { NODE_OPTIONS: `--require=${fault}` };
  for (const command of ["extract", "run"]) {
    const args = command === "run" ? ["--event", "treaty", "--format", "json"] : [];
    const { code, out, err } = await run([command, ...files, ...args], "", env);
    expect(code).toBe(1);
    for (const name of ["bad.txt", "bad.html"]) {
      expect(err).toContain(`${join(folder, name)}: can't be read: torn apart`);
    }
    expect(out).toContain("treaty");
    expect(out).not.toContain(folder);
    if (command === "run") expect(JSON.parse(out)).toMatchObject({ totals: { mentions: 2 } });
    else expect(out.trim().split("\n")).toHaveLength(2);
  }
});
