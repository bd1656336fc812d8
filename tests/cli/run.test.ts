import { delimiter, dirname } from "node:path";
import { expect, inject, test } from "vitest";
import type { Report } from "../../src/reporting/report.ts";
import { findServer } from "../../src/redis/private-server.ts";
import {
  type Env,
  freshEnv,
  fromJsonLines,
  readout,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";

const SAMPLES = ["samples/statements.jsonl", "samples/articles/xi-zelensky-call.txt"];
const ARTICLE = ["--event", "xi-zelensky-call", "--title", "Xi Jinping phones Volodymyr Zelensky"];

test("the user's Redis, a private server and one process give the same report", async () => {
  const places: [string, Env, RegExp][] = [
    ["REDIS_URL", freshEnv(), /^$/],
    ["private", { PATH: dirname(inject("redisServer")) + delimiter + process.env.PATH }, /private/],
    ["in process", { PATH: pathWithoutServer() }, /in this process/],
  ];
  const reports: string[] = [];
  for (const [, env, note] of places) {
    const { code, stdout, stderr } = await readout(
      ["run", ...SAMPLES, ...ARTICLE, "--format", "json"],
      env,
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(note);
    reports.push(stdout.replaceAll(/"generatedAt":"[^"]*"/g, ""));
  }
  expect(reports[0]).toContain('"event":"xi-zelensky-call"');
  expect(reports[1]).toBe(reports[0]);
  expect(reports[2]).toBe(reports[0]);
});

test("two outlets with the same words of one speaker are two mentions and one utterance", async () => {
  const said = { event: "summit", text: "We welcome it.", speaker: "Ada Berg" };
  const totals = await totalsOf([
    { ...said, outlet: "Post" },
    { ...said, outlet: "Times", text: "“We WELCOME it”" },
  ]);
  expect(totals).toMatchObject({ mentions: 2, utterances: 1, outlets: 2 });
});

test("a mention that is sent again with other words replaces the first", async () => {
  const env = freshEnv();
  const row = {
    id: "a",
    event: "summit",
    text: "We welcome it.",
    speaker: "Ada Berg",
    outlet: "Post",
  };
  await totalsOf([row], env);
  const totals = await totalsOf([{ ...row, text: "We condemn it.", outlet: "Times" }], env);
  expect(totals).toMatchObject({ mentions: 1, utterances: 1, outlets: 1 });
  const { stdout } = await readout(["show", "summit", "--format", "json"], env);
  expect(fromJsonLines(stdout).map(({ text }) => text)).toEqual(["We condemn it."]);
});

test("an article that is edited and run again leaves no trace of its former statements", async () => {
  const env = freshEnv();
  const first =
    'Summit opens\n\n"We welcome the summit," said Ada Berg, the French foreign minister.\n';
  const second =
    'Summit opens\n\n"We reject the summit," said Bo Ek, the Swedish foreign minister.\n';
  const [file] = writeFiles({ "article.txt": first });
  const run = async () => readout(["run", file!, "--event", "summit", "--format", "json"], env);
  expect((await run()).stdout).toContain('"speaker":"Ada Berg"');

  await overwrite(file!, second);
  const [report] = fromJsonLines<Report>((await run()).stdout);
  expect(report!.totals).toMatchObject({ mentions: 1, utterances: 1, countries: 1 });
  expect(report!.countries[0]).toMatchObject({ country: "SE", n: 1 });

  await overwrite(file!, "Summit opens\n\nNobody said a word.\n");
  const [empty] = fromJsonLines<Report>((await run()).stdout);
  expect(empty!.totals).toMatchObject({ mentions: 0, utterances: 0 });
});

test("the statements of an article open with their evidence and their place in it", async () => {
  const env = freshEnv();
  const text =
    'Summit opens\n\n"We welcome the summit," said Ada Berg, the French foreign minister.\n';
  const [file] = writeFiles({ "article.txt": text });
  await readout(["run", file!, "--event", "summit"], env);
  const { stdout } = await readout(["show", "summit"], env);
  expect(stdout).toContain("welcoming");
  expect(stdout).toMatch(/\[welcome[^\]]*\]/);
  const start = text.indexOf("We welcome");
  expect(stdout).toMatch(new RegExp(`in “Summit opens”, characters ${start}–\\d+`));
});

test("a run says what an earlier one had counted, as its title and keywords count now", async () => {
  const env = freshEnv();
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([{ event: "e", text: "We welcome it." }]),
  });
  const first = await readout(["run", file!, "--title", "A summit"], env);
  expect(first.stderr).not.toContain("counted before");
  const second = await readout(["run", file!, "--title", "A truce"], env);
  expect(second.stdout).toContain("A truce");
  expect(second.stderr).toContain(
    "1 mention counted before: now as this run has them, with its title",
  );
});

test("several events are reported one after another, by name", async () => {
  const rows = ["b", "a", "c"].map((event) => ({ event, text: "We welcome it." }));
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(rows) });
  const { stdout } = await readout(["run", file!, "--format", "json"], freshEnv());
  expect(fromJsonLines<Report>(stdout).map(({ event }) => event)).toEqual(["a", "b", "c"]);
});

test("standard input is read as JSON lines", async () => {
  const { code, stdout } = await readout(
    ["run", "-", "--format", "json"],
    freshEnv(),
    toJsonLines([{ event: "summit", text: "We welcome it." }]),
  );
  expect(code).toBe(0);
  expect(fromJsonLines<Report>(stdout)[0]!.totals.mentions).toBe(1);
});

async function totalsOf(rows: readonly unknown[], env = freshEnv()) {
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(rows) });
  const { code, stdout, stderr } = await readout(["run", file!, "--format", "json"], env);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return fromJsonLines<Report>(stdout)[0]!.totals;
}

async function overwrite(file: string, content: string): Promise<void> {
  const { writeFile } = await import("node:fs/promises");
  await writeFile(file, content);
}

/** The PATH without the folders in which a Redis server stands. */
function pathWithoutServer(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => findServer(folder) === undefined).join(delimiter);
}
