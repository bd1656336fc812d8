import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ReviewRow } from "../../src/reporting/review.ts";
import type { Report } from "../../src/reporting/report.ts";
import { freshEnv, fromJsonLines, readout, toJsonLines, writeFiles } from "../servers/commands.ts";
import { EVENT, ROWS } from "../correcting/store.ts";

async function reportOf(env: Record<string, string>, ...options: string[]): Promise<Report> {
  const { stdout } = await readout(["report", EVENT, "--format", "json", ...options], env);
  return fromJsonLines<Report>(stdout)[0]!;
}

test("an editor corrects, looks, takes back, and carries what was said to another store", async () => {
  const env = freshEnv();
  const [file, kept, said] = writeFiles({
    "rows.jsonl": toJsonLines(ROWS),
    "kept.jsonl": "",
    "said.jsonl": "",
  });
  await readout(["run", file!, "--keep", kept!, "--quiet"], env);
  const say = ["--why", "read\u202e in\nfull", "--by", "ada"];
  const made = await readout(
    ["correct", EVENT, "us-1", "--stance", "hostile", "--sentiment=-0.6", ...say],
    env,
  );
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(
    /ada \(\S+\) hostile, tone -0\.60: read\[U\+202E\] in full · \S{12}\n$/,
  );

  const shown = await readout(["show", EVENT, "--stance", "hostile", "--country", "US"], env);
  expect(shown.stdout).toMatch(/corrected by ada \(tagged skeptical, tone [+-][\d.]+\)/);
  expect(shown.stdout.replaceAll(/\s+/g, " ")).toContain(
    "hostile, tone -0.60: read[U+202E] in full",
  );
  for (const format of ["table", "md", "html", "csv"]) {
    const { stdout } = await readout(["report", EVENT, "--format", format], env);
    expect(stdout).toMatch(
      format === "csv"
        ? /,total,corrected,,1,[^]*,reading,persons,,1,/
        : /1 corrected by hand\s+\\?\(1\s+reader/,
    );
    if (format === "md" || format === "html") expect(stdout).toContain("corrected by ada");
    expect(stdout).not.toContain("\u202e");
  }

  await readout(["correct", EVENT, "fr-2", "--background", ...say], env);
  const undone = await readout(["correct", EVENT, "fr-2", "--undo", "--by", "bo"], env);
  expect(undone).toMatchObject({ code: 0, stderr: "" });
  const { stdout: listed } = await readout(["corrections", EVENT], env);
  expect(listed.split("\n")).toHaveLength(4);
  expect(listed).toMatch(/background: read.*\(taken back\)\n/);

  await readout(["corrections", EVENT, "--export", said!], env);
  const other = freshEnv();
  await readout(["run", file!, "--quiet"], other);
  const taken = await readout(["corrections", EVENT, "--import", said!], other);
  expect(taken).toMatchObject({ code: 0, stdout: "3 corrections taken in, 0 known already\n" });
  const again = await readout(["corrections", EVENT, "--import", said!], other);
  expect(again).toMatchObject({ stdout: "0 corrections taken in, 3 known already\n" });
  const [exported, copy] = [
    readFileSync(said!, "utf8"),
    await readout(["corrections", EVENT, "--format", "json"], other),
  ];
  expect(copy.stdout).toBe(exported);

  const { generatedAt: _a, ...one } = await reportOf(env);
  const { generatedAt: _b, ...two } = await reportOf(other);
  const { generatedAt: _c, ...three } = await reportOf({}, "--from", kept!, "--corrections", said!);
  expect(two).toEqual(one);
  expect(three).toEqual(one);
});

test("a review goes out as lines and comes back filled in", async () => {
  const env = freshEnv();
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  await readout(["run", file!, "--quiet"], env);
  const { stdout } = await readout(["review", EVENT, "--random", "4", "--format", "jsonl"], env);
  const rows = fromJsonLines<ReviewRow>(stdout);
  expect(rows).toHaveLength(4);
  const judged = rows.map(({ correction, statement, ...row }, i) => ({
    ...row,
    statement,
    correction: { ...correction, stance: i < 3 ? statement.tags.stance.label : "" },
  }));
  const taken = await readout(
    ["corrections", EVENT, "--import", "-", "--by", "ada"],
    env,
    toJsonLines(judged),
  );
  expect(taken).toMatchObject({
    code: 0,
    stdout: "3 corrections taken in, 0 known already, 1 line not filled in\n",
  });
  const table = await readout(["report", EVENT], env);
  expect(table.stdout.replaceAll(/\s+/g, " ")).toContain(
    "3 of 3 checked were right: 100 % [44–100]",
  );
  expect((await readout(["review", EVENT], env)).stdout).toMatch(
    /^1\. wrong with a chance of \d+ %/,
  );
});

/** A store that all refused commands share, as they change nothing. */
let counted: Promise<Record<string, string>> | undefined;
async function openCounted(): Promise<Record<string, string>> {
  const env = freshEnv();
  const [file] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  await readout(["run", file!, "--quiet"], env);
  return env;
}

test.each<[string, string[], number, RegExp]>([
  ["no utterance", ["correct", EVENT], 2, /Name an event, and an utterance/],
  ["no reason", ["correct", EVENT, "us-1", "--stance", "hostile"], 2, /why: is missing/],
  [
    "a tone that is no number",
    ["correct", EVENT, "us-1", "--sentiment", "bad", "--why", "a"],
    2,
    /--sentiment bad is not a number/,
  ],
  [
    "a stance that there is not",
    ["correct", EVENT, "us-1", "--stance", "angry", "--why", "a"],
    2,
    /stance: must be one of/,
  ],
  [
    "an unknown utterance",
    ["correct", EVENT, "nobody", "--stance", "hostile", "--why", "a"],
    1,
    /no utterance and no statement nobody/,
  ],
  ["an unknown event", ["corrections", "no-such-event"], 1, /no event no-such-event/],
  ["a seed without a sample", ["review", EVENT, "--seed", "2"], 2, /--seed is for --random/],
])(
  "with %s the command says what would be right, and nothing changes",
  async (_, args, code, message) => {
    const env = await (counted ??= openCounted());
    const refused = await readout(args, env);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toMatch(message);
    expect((await readout(["corrections", EVENT], env)).stdout).toBe("");
  },
);

test("a wrong line of a file is named by its number, and none is taken in", async () => {
  const env = freshEnv();
  const right = { utterance: "us-1", stance: "hostile", author: "ada", why: "a" };
  const [file, said] = writeFiles({
    "rows.jsonl": toJsonLines(ROWS),
    "said.jsonl": `${JSON.stringify(right)}\n\n${JSON.stringify({ ...right, role: "king" })}\n`,
  });
  await readout(["run", file!, "--quiet"], env);
  const refused = await readout(["corrections", EVENT, "--import", said!], env);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`${said}:3: role: must be one of`);
  expect((await readout(["corrections", EVENT], env)).stdout).toBe("");
});
