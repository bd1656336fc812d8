import { readdirSync, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { findServer } from "../../src/redis/private-server.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openKeys } from "../../src/store/keys.ts";
import { openRedis } from "../servers/redis.ts";
import { type Env, freshEnv, readout, toJsonLines, writeFiles } from "../servers/commands.ts";

const FOLDERS = (process.env.PATH ?? "").split(delimiter);
const WITHOUT_SERVER: Env = {
  PATH: FOLDERS.filter((folder) => findServer(folder) === undefined).join(delimiter),
};
const WITH_SERVER: Env = {
  PATH: [dirname(inject("redisServer")), ...FOLDERS].join(delimiter),
};

const SAID = { event: "summit", eventTitle: "The summit", text: "We welcome the summit." };
const ROWS = [
  { ...SAID, speaker: "French foreign minister", outlet: "Post", publishedAt: "2023-04-26" },
  { ...SAID, speaker: "French foreign minister", outlet: "Times", publishedAt: "2023-04-27" },
  { ...SAID, speaker: "Ada Berg", text: "We condemn the summit.", background: true },
  { ...SAID, id: "a", speaker: "Ada Berg", text: "It is a start." },
  { ...SAID, id: "a", speaker: "Ada Berg", text: "It is a mistake.", url: "https://x.example/a" },
  { event: "another", text: "We reject it.", speaker: "Kremlin spokesman" },
  // Two states of an article: the later one takes the former away.
  { ...SAID, id: "b", text: "Old words.", article: { file: "x.html", hash: "h1" } },
  { ...SAID, id: "c", text: "New words.", article: { file: "x.html", hash: "h2" } },
];

const undatedTime = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "");

test.each<[place: string, env: () => Env]>([
  ["the user's Redis", freshEnv],
  ["a private server", () => WITH_SERVER],
  ["one process", () => WITHOUT_SERVER],
])(
  "what a run kept gives the same reports without Redis as the run on %s",
  async (_, place) => {
    const env = place();
    const [rows, kept] = writeFiles({ "rows.jsonl": toJsonLines(ROWS), "kept.jsonl": "" });
    for (const format of ["json", "md"]) {
      const run = await readout(["run", rows!, "--keep", kept!, "--format", format], env);
      expect(run.code).toBe(0);
      expect(run.stderr).not.toContain("nothing is kept");
      const [another, summit] = await Promise.all(
        ["another", "summit"].map(async (event) => {
          const args = ["report", event, "--from", kept!, "--format", format];
          const { code, stdout } = await readout(args, WITHOUT_SERVER);
          expect(code).toBe(0);
          return undatedTime(stdout);
        }),
      );
      const between = format === "md" ? "\n" : "";
      expect(undatedTime(run.stdout)).toBe(another! + between + summit!);
    }
    const lines = readFileSync(kept!, "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(6);

    // Counted on a Redis, the store shows the same statements and events as well.
    if (env.REDIS_URL === undefined) return;
    for (const args of [["show", "summit"], ["show", "summit", "--format", "jsonl"], ["events"]]) {
      const fromStore = await readout(args, env);
      const fromFile = await readout([...args, "--from", kept!], WITHOUT_SERVER);
      expect(fromFile).toEqual(fromStore);
    }
  },
  600_000,
);

test("what readout tag printed is counted with the tags that stand in it", async () => {
  const [rows] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  const tagged = await readout(["tag", rows!], {});
  const changed = tagged.stdout.replaceAll(`"code":"FR"`, `"code":"SE"`);
  const [file] = writeFiles({ "tagged.jsonl": changed });
  const { stdout } = await readout(["show", "summit", "--country", "SE", "--from", file!], {});
  expect(stdout).toContain("foreign minister");
  const fromInput = await readout(["events", "--from", "-"], {}, changed);
  expect(fromInput.stdout).toMatch(/^summit .* 5 /m);
});

test("a file that is not one of tagged statements is refused with every line and field", async () => {
  const { stdout } = await readout(["tag"], {}, toJsonLines([SAID]));
  const good = JSON.parse(stdout) as { tags: object };
  const [file] = writeFiles({
    "kept.jsonl": [
      JSON.stringify(good),
      JSON.stringify(SAID),
      "{bad",
      "",
      JSON.stringify({ ...good, tags: { ...good.tags, role: "king" } }),
      JSON.stringify({
        ...good,
        tags: { ...good.tags, country: { code: "Narnia", evidence: [] } },
      }),
    ].join("\n"),
  });
  const refused = await readout(["report", "summit", "--from", file!], {});
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toMatch(/kept\.jsonl:2: tags: is missing; readout tag adds it/);
  expect(refused.stderr).toMatch(/kept\.jsonl:3: is not JSON/);
  expect(refused.stderr).toMatch(/kept\.jsonl:5: tags\.role: must be one of official, opposition/);
  expect(refused.stderr).toMatch(/kept\.jsonl:6: tags\.country\.code: must be a code/);
  expect(refused.stderr.trim().split("\n")).toHaveLength(4);
});

test("an event that is not in the file, and a file that is not there, are told", async () => {
  const { stdout } = await readout(["tag"], {}, toJsonLines([SAID]));
  const [file] = writeFiles({ "kept.jsonl": stdout });
  const unknown = await readout(["show", "unheard-of", "--from", file!], {});
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stderr).toMatch(/kept\.jsonl has no event unheard-of; it has summit/);
  const missing = await readout(["events", "--from", `${file!}.gone`], {});
  expect(missing).toMatchObject({ code: 2 });
  expect(missing.stderr).toMatch(/kept\.jsonl\.gone: can't be read: the file does not exist/);
});

test("mentions whose texts are gone are told as missing from what is kept", async () => {
  const env = freshEnv();
  const [rows, kept] = writeFiles({ "rows.jsonl": toJsonLines([SAID]), "kept.jsonl": "" });
  await readout(["run", rows!], env);
  const aggregates = openAggregates(openRedis(), openKeys(env.READOUT_PREFIX!));
  await aggregates.expire({ texts: 0 });
  const { stderr } = await readout(["run", rows!, "--keep", kept!], env);
  expect(stderr).toMatch(/kept\.jsonl: 1 counted mention has no text any more and is left out/);
});

test("a run that keeps nothing says in one line what would, and names no command that opens nothing", async () => {
  const [rows] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  const run = await readout(["run", rows!, "--format", "html"], WITHOUT_SERVER);
  expect(run.stderr).toMatch(/^readout: nothing is kept; .*use --keep FILE or set REDIS_URL/m);
  expect(run.stdout).not.toContain("readout show");
});

test.each(["show summit", "report summit", "events"])(
  "%s without REDIS_URL and without a server says what would be opened",
  async (command) => {
    // Where a server does answer at the default address, the command has nothing to say.
    const { code, stderr } = await readout(command.split(" "), { READOUT_PREFIX: "nobodys" });
    if (code !== 3) return;
    expect(stderr).toMatch(/REDIS_URL is not set.*--keep KEPT\.jsonl.*--from KEPT\.jsonl/);
    expect(stderr).not.toMatch(/is it running/i);
  },
);

test("run and report write to a file whole, or leave what stood there", async () => {
  const env = freshEnv();
  const [rows, out] = writeFiles({ "rows.jsonl": toJsonLines(ROWS), "out.html": "old" });
  const run = await readout(["run", rows!, "--format", "html", "--out", out!], env);
  expect(run).toMatchObject({ code: 0, stdout: "" });
  const page = readFileSync(out!, "utf8");
  expect(page.match(/<!doctype/g)).toHaveLength(1);
  expect(page).toContain(`<a href="#event-2">`);

  const refused = await readout(["report", "unheard-of", "--out", out!], env);
  expect(refused.code).toBe(1);
  expect(readFileSync(out!, "utf8")).toBe(page);
  expect(readdirSync(dirname(out!)).toSorted()).toEqual(["out.html", "rows.jsonl"]);
});

test("a file that can't be written is told before any work is done", async () => {
  const env = freshEnv();
  const [rows] = writeFiles({ "rows.jsonl": toJsonLines(ROWS) });
  const nowhere = join(dirname(rows!), "none", "x");
  for (const option of ["--keep", "--out"]) {
    const { code, stderr } = await readout(["run", rows!, option, nowhere], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/none\/x can't be written: the folder does not exist/);
  }
  expect((await readout(["events"], env)).stdout).toContain("No event");
  const folder = await readout(["run", rows!, "--out", dirname(rows!)], env);
  expect(folder.stderr).toMatch(/can't be written: it is a folder/);
  const same = await readout(["run", rows!, "--out", "x", "--keep", "x"], env);
  expect(same.code).toBe(2);
  // A device is written as it is, and stays one.
  const full = await readout(["run", rows!, "--out", "/dev/full"], env);
  expect([full.code, full.stderr]).toEqual([
    1,
    "readout: /dev/full can't be written: the disk is full\n",
  ]);
  expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
});
