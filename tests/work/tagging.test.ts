import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { type Misbehaviour, poisonText } from "../../load/stage/misbehaving-tagger.ts";
import type { Tagged } from "../../src/work/tagging-tasks.ts";
import { openTagging } from "../../src/work/tagging.ts";
import { writeFiles } from "../servers/commands.ts";

const GOOD = { event: "summit", text: "We welcome it.", speaker: "Ada Berg" };
type Culprit = Exclude<Misbehaviour, "takes half a second">;
/** How a culprit may hold or break its thread, and what is said of it. */
const REASONS: Record<Culprit, RegExp> = {
  "takes a minute": /^Tagging took longer than 1.5 s$/,
  "never comes back": /^Tagging took longer than 1.5 s$/,
  "throws null": /^Tagging threw null$/,
  "throws late": /^Tagging broke its thread: too late to be caught$/,
  "rejects unheard": /^Tagging broke its thread: nobody hears this$/,
  exits: /^Tagging broke its thread: worker exited with code: 3$/,
  "takes all memory": /^Tagging ran out of memory \(128 MB\)$/,
  "overflows the stack": /^Tagging threw RangeError: Maximum call stack size exceeded$/,
};
const SLOW: Culprit[] = ["takes a minute", "never comes back"];
const OTHERS = (Object.keys(REASONS) as Culprit[]).filter((name) => !SLOW.includes(name));

test.for([
  ["hold their thread", SLOW, { chunkMs: 1_500, statementMs: 1_500 }],
  ["break", OTHERS, { chunkMs: 60_000, statementMs: 60_000 }],
] as const)(
  "statements that %s come back with their reasons, tried at most three times; all others are tagged",
  async ([, names, limits]) => {
    const { tagging, tries } = openMisbehaving(limits);
    const culprits = names.map((name) => ({ ...GOOD, id: name, text: poisonText(name) }));
    const statements = [
      ...culprits.flatMap((culprit, i) => [good(`good ${i}`), culprit]),
      good("last"),
    ];
    const chunk = { sequence: 7, statements, revisions: [] };
    const beside = tagging.tag({ ...chunk, statements: [good("beside")] });
    const { calls, poison } = await tagging.tag(chunk);
    expect(poison).toEqual(
      names.map((name, i) => ({
        part: 2 * i + 1,
        reason: expect.stringMatching(REASONS[name]) as unknown,
      })),
    );
    expect(idsIn(calls)).toEqual([...names.map((_, i) => `good ${i}`), "last"]);
    expect(idsIn((await beside).calls)).toEqual(["beside"]);
    for (const name of names) {
      const tried = tries().filter((id) => id === name).length;
      expect(tried).toBeGreaterThan(0);
      expect(tried).toBeLessThanOrEqual(3);
    }
  },
);

test("a chunk that takes too long as a whole is tagged one statement after the other", async () => {
  const { tagging } = openMisbehaving({ chunkMs: 300, statementMs: 60_000 });
  const revisions = [{ event: "summit", article: "article-1", revision: "r", sequence: 7 }];
  const text = poisonText("takes half a second");
  const statements = ["a", "b", "c"].map((id) => ({ ...good(id), text }));
  const { calls, poison } = await tagging.tag({ sequence: 7, statements, revisions });
  expect(poison).toEqual([]);
  expect(idsIn(calls.slice(1))).toEqual(["a", "b", "c"]);
  expect(calls[0]!.list.slice(0, 2)).toEqual([1, 0]); // one state of an article, no mention
});

test("a statement that can't be handed to a thread comes back with its reason", async () => {
  const { tagging } = openMisbehaving();
  let deep: unknown = [];
  for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
  const statements = [good("a"), deep, good("b")];
  const { calls, poison } = await tagging.tag({ sequence: 7, statements, revisions: [] });
  expect(poison).toEqual([{ part: 1, reason: expect.stringMatching(/Maximum call stack/) }]);
  expect(idsIn(calls)).toEqual(["a", "b"]);
});

test("a thread that can't start is an error of the moment, and no statement is to blame", async () => {
  const tagging = openTagging({ file: new URL("./nowhere.ts", import.meta.url) });
  onTestFinished(() => tagging.close());
  const chunk = { sequence: 7, statements: [GOOD], revisions: [] };
  await expect(tagging.ready()).rejects.toThrow(/nowhere/);
  await expect(tagging.tag(chunk)).rejects.toThrow(/nowhere/);
});

test("what is tagged when the thread is closed is an error of the moment", async () => {
  const { tagging } = openMisbehaving();
  await tagging.ready();
  const statements = [{ ...GOOD, text: poisonText("never comes back") }];
  const stuck = tagging.tag({ sequence: 7, statements, revisions: [] });
  await Promise.all([expect(stuck).rejects.toThrow(/Terminating|closed/), tagging.close()]);
});

function good(id: string) {
  return { ...GOOD, id };
}

function openMisbehaving(limits = { chunkMs: 60_000, statementMs: 60_000 }) {
  const [triesFile] = writeFiles({ tries: "" });
  process.env.TRIES_FILE = triesFile;
  const tagging = openTagging({
    file: new URL("../../load/stage/misbehaving-thread.ts", import.meta.url),
    limits,
    maxMemoryMb: 128,
  });
  onTestFinished(() => tagging.close());
  const tries = () => readFileSync(triesFile!, "utf8").split("\n").filter(Boolean);
  return { tagging, tries };
}

const IDS = /^(?:good \d|last|beside|a|b|c)$/;

function idsIn(calls: Tagged["calls"]) {
  return calls.flatMap(({ list }) => list.filter((value) => IDS.test(String(value))));
}
