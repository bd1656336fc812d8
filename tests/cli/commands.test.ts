import { readFileSync } from "node:fs";
import { TEXT_FORMATS } from "../../src/reporting/forms.ts";
import { expect, test } from "vitest";
import type { TaggedStatement } from "../../src/statement/tags.ts";
import {
  freshEnv,
  fromJsonLines,
  readout,
  startWorker,
  toJsonLines,
  writeFiles,
} from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";

const GOOD = { event: "summit", text: "We welcome it.", speaker: "Ada Berg", outlet: "Post" };

test("enqueue says how many mentions were accepted and how many were counted already", async () => {
  const env = freshEnv();
  const [file] = writeFiles({ "rows.jsonl": toJsonLines([GOOD, { ...GOOD, outlet: "Times" }]) });
  expect((await readout(["enqueue", file!], env)).stdout).toBe(
    "2 mentions accepted, 0 of them counted already\n",
  );
  startWorker(env);
  await untilIdle(env);
  expect((await readout(["enqueue", file!], env)).stdout).toBe(
    "2 mentions accepted, 2 of them counted already\n",
  );
});

test("invalid input ends with 2, names every line, and queues nothing", async () => {
  const env = freshEnv();
  const lines = [
    JSON.stringify(GOOD),
    JSON.stringify(GOOD),
    "{bad",
    JSON.stringify({ ...GOOD, tone: 1 }),
    JSON.stringify({ event: "summit" }),
    JSON.stringify({ ...GOOD, text: "x".repeat(30_000) }),
    "also bad",
    JSON.stringify({ ...GOOD, publishedAt: "2023-02-30" }),
  ];
  const [file] = writeFiles({ "rows.jsonl": lines.join("\n") });
  const { code, stdout, stderr } = await readout(["enqueue", file!], env);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  const named = stderr
    .split("\n")
    .filter(Boolean)
    .map((line) => /rows\.jsonl:(\d+)/.exec(line)?.[1]);
  expect(named).toEqual(["3", "4", "5", "6", "7", "8"]);
  const doctor = JSON.parse((await readout(["doctor", "--json"], env)).stdout);
  expect(doctor.queue).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  expect((await readout(["events"], env)).stdout).not.toContain("summit");
});

test.each([["enqueue"], ["run"]])(
  "%s ends with 3 and says why when Redis is down",
  async (command) => {
    const [file] = writeFiles({ "rows.jsonl": toJsonLines([GOOD]) });
    const { code, stderr } = await readout([command, file!], {
      REDIS_URL: "redis://user:secret@127.0.0.1:1",
    });
    expect(code).toBe(3);
    expect(stderr).toMatch(/Redis at redis:\/\/127\.0\.0\.1:1 can't be reached/);
    expect(stderr).not.toContain("secret");
  },
);

test("tag gives one row for each row, in order, and ends with 2 at a wrong row after those before it", async () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({ ...GOOD, id: `row-${i}` }));
  const tagged = await readout(["tag"], {}, toJsonLines(rows));
  expect(tagged.code).toBe(0);
  expect(fromJsonLines<TaggedStatement>(tagged.stdout).map(({ id }) => id)).toEqual(
    rows.map(({ id }) => id),
  );

  const again = await readout(["tag", "-"], {}, tagged.stdout);
  expect(again.stdout).toBe(tagged.stdout);

  const broken = await readout(
    ["tag"],
    {},
    `${toJsonLines(rows.slice(0, 3))}{bad\n${toJsonLines(rows)}`,
  );
  expect(broken.code).toBe(2);
  expect(fromJsonLines(broken.stdout)).toHaveLength(3);
  expect(broken.stderr).toMatch(/standard input:4/);
});

test("show narrows to country and stance, and prints rows that are taken again", async () => {
  const env = freshEnv();
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([
      { ...GOOD, speaker: "French foreign minister", text: "We welcome the summit." },
      { ...GOOD, speaker: "Russian foreign ministry", text: "We condemn the summit." },
    ]),
  });
  expect((await readout(["run", file!], env)).code).toBe(0);
  const shown = await readout(["show", "summit", "--country", "fr", "--format", "json"], env);
  const rows = fromJsonLines<TaggedStatement>(shown.stdout);
  expect(rows.map(({ tags }) => [tags.country.code, tags.stance.label])).toEqual([
    ["FR", "welcoming"],
  ]);
  expect((await readout(["tag"], {}, shown.stdout)).stdout).toBe(shown.stdout);
  expect((await readout(["show", "summit", "--stance", "hostile"], env)).stdout).toContain(
    "condemn",
  );
});

test("show narrows to role and outlet, to those of no country, and by the store as by a file", async () => {
  const env = freshEnv();
  const [file, kept] = writeFiles({
    "rows.jsonl": toJsonLines([
      { ...GOOD, speaker: "French foreign minister", publishedAt: "2023-04-26" },
      { ...GOOD, speaker: "French foreign minister", outlet: "Times", publishedAt: "2023-04-27" },
      { ...GOOD, outlet: "Times", text: "Somebody said no." },
    ]),
    "kept.jsonl": "",
  });
  expect((await readout(["run", file!, "--keep", kept!], env)).code).toBe(0);
  for (const [args, texts] of [
    [["--role", "official"], ["We welcome it."]],
    [["--outlet", "post"], ["We welcome it."]],
    [["--outlet", "Times"], ["Somebody said no."]],
    [["--country", "none"], ["Somebody said no."]],
    [["--role", "expert"], []],
    [["--country", "FRA"], ["We welcome it."]],
    [["--country", "france"], ["We welcome it."]],
    [["--country", "fr"], ["We welcome it."]],
    [["--country", "United Kingdom"], []],
  ] as const) {
    for (const from of [[], ["--from", kept!]]) {
      const shown = await readout(["show", "summit", "--format", "json", ...args, ...from], env);
      expect(fromJsonLines<TaggedStatement>(shown.stdout).map(({ text }) => text)).toEqual(texts);
    }
  }
  const misspelt = await readout(["show", "summit", "--country", "Frence"], env);
  expect(misspelt).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/did you mean France \(FR\)/),
  });
  const listed = await readout(["events", "--format", "json"], env);
  expect(fromJsonLines(listed.stdout)).toMatchObject([
    { event: "summit", title: "summit", mentions: 3, utterances: 2, lastDay: "2023-04-26" },
  ]);
}, 600_000);

test("unsure statements are shown, and left out of a report, by the store as by a file", async () => {
  const env = freshEnv();
  const rows = [
    GOOD,
    { ...GOOD, text: "We condemn it in the strongest terms." },
    { ...GOOD, text: "The boats came in as the tide turned, and some of us were there to see it." },
  ];
  const [file, kept] = writeFiles({ "rows.jsonl": toJsonLines(rows), "kept.jsonl": "" });
  expect((await readout(["run", file!, "--keep", kept!], env)).code).toBe(0);
  for (const from of [[], ["--from", kept!]]) {
    const show = ["show", "summit", "--unsure", "--format", "json", ...from];
    const unsure = fromJsonLines<TaggedStatement>((await readout(show, env)).stdout);
    expect(unsure.map(({ text }) => text)).toEqual([rows[2]!.text]);
    const report = ["report", "summit", "--format", "json", ...from];
    const all = JSON.parse((await readout(report, env)).stdout);
    expect(all.totals).toMatchObject({ utterances: 3, unsure: 1 });
    expect(all.stance.hostile.estimate.high).toBeGreaterThan(all.stance.hostile.high);
    const sure = JSON.parse((await readout([...report, "--only-sure"], env)).stdout);
    expect(sure.totals).toMatchObject({ utterances: 2, unsure: 1 });
    expect(sure.sure).toEqual({ from: 0.75, only: true });
    expect(sure.stance.hostile).toMatchObject({ n: 1, estimate: null });
  }
}, 600_000);

test("report writes every format, to a file where asked", async () => {
  const env = freshEnv();
  const [file, out] = writeFiles({ "rows.jsonl": toJsonLines([GOOD]), "report.html": "" });
  await readout(["run", file!], env);
  for (const format of TEXT_FORMATS) {
    const { code, stdout } = await readout(["report", "summit", "--format", format], env);
    expect(code).toBe(0);
    expect(stdout).toContain("summit");
  }
  const { stdout } = await readout(["report", "summit", "--format", "html", "--out", out!], env);
  expect(stdout).toBe("");
  const picture = ["report", "summit", "--format", "png", "--chart", "stance", "--out", out!];
  expect(await readout(picture, env)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(out!).subarray(1, 4).toString("latin1")).toBe("PNG");
});

test.each<[args: string[], code: number, message: RegExp]>([
  [["nonsense"], 2, /no command nonsense/],
  [["report"], 2, /Name one event/],
  [["report", "summit", "--format", "pdf"], 2, /table, json, jsonl, csv, md, html/],
  [["report", "summit", "--table", "speakers"], 2, /use one of countries, days, statements/],
  [["report", "summit", "--table", "days", "--format", "html"], 2, /leave out --format html/],
  [["report", "summit", "--chart", "pie"], 2, /use one of stance, countries, timeline, map/],
  [["report", "summit", "--chart", "map", "--format", "md"], 2, /--format svg, png, vega-lite/],
  [["report", "summit", "--format", "parquet"], 2, /add --table with one of countries, days/],
  [["report", "summit", "--bom"], 2, /use --format csv or --table/],
  [["report", "summit", "--since", "last week"], 2, /2023-04-27/],
  [["report", "summit", "--sure", "0.62"], 2, /0\.50 to 0\.95 in steps of 0\.05/],
  [["report", "unheard-of"], 1, /The store has no event unheard-of/],
  [["show", "summit", "--stance", "angry"], 2, /welcoming, skeptical, hostile, neutral/],
  [["show", "summit", "--role", "king"], 2, /official, opposition, expert/],
  [["events", "--format", "pdf"], 2, /table or json/],
  [["run", "missing.jsonl"], 2, /missing\.jsonl/],
  [["run", "--colour", "red"], 2, /--colour/],
])("%j ends with %i and says what would be right", async (args, code, message) => {
  const result = await readout(args, freshEnv());
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(message);
});

test("wrong settings are all listed", async () => {
  const { code, stderr } = await readout(["events"], {
    REDIS_URL: "http://x",
    READOUT_CONCURRENCY: "none",
  });
  expect(code).toBe(2);
  expect(stderr).toMatch(/REDIS_URL/);
  expect(stderr).toMatch(/READOUT_CONCURRENCY/);
});

test("every command explains itself", async () => {
  const { stdout } = await readout(["--help"], {});
  const commands = [...stdout.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name]) => name!);
  expect(commands).toContain("run");
  for (const command of commands) {
    const help = await readout([command, "--help"], {});
    expect(help.code).toBe(0);
    expect(help.stdout).toContain(`readout ${command}`);
  }
});
