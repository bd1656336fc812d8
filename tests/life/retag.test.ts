import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { openPlainTagger } from "../../load/stage/plain-tagger.ts";
import { PROGRAMS } from "../../load/stage/processes.ts";
import { toEntry } from "../../src/counting/entry.ts";
import { openTally } from "../../src/counting/tally.ts";
import type { Retagged } from "../../src/index.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import type { Statement } from "../../src/statement/statement.ts";
import type { Tagger } from "../../src/tagging/tagger.ts";
import { sorted } from "../counting/mentions.ts";
import { type Env, freshEnv, readout, startWorker } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";

const NEWER = moduleOf("newer");
const OTHER = moduleOf("other");

function moduleOf(which: string): string {
  return fileURLToPath(new URL(`../../load/stage/${which}-plain-tagger.ts`, import.meta.url));
}

/** Some of them print what another one printed, and some are background. */
function statements(count: number, from = 0): Statement[] {
  return Array.from({ length: count }, (_, i) =>
    parseStatement({
      event: "summit",
      id: `m-${from + i}`,
      text: `We have said ${wordOf((from + i) % 3 === 0 ? from : from + i)}.`,
      speaker: i % 4 === 0 ? "Bo Ek" : "Ada Berg",
      outlet: `Post ${i % 5}`,
      ...(i % 7 !== 0 && { publishedAt: `2023-05-0${1 + (i % 9)}` }),
      ...(i % 11 === 0 && { background: true }),
    }),
  );
}

function wordOf(number: number): string {
  return number.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz"[Number(digit)] ?? "");
}

function startPlain(env: Env, tagger: string, epoch: number) {
  return startWorker(
    { ...env, TAGGER_NAME: tagger, TAGGER_EPOCH: String(epoch) },
    PROGRAMS.plainWorker,
  );
}

/** What one process counts that tags these statements. */
function countOf(tagged: readonly Statement[], { model, epoch, tag }: Tagger) {
  const tally = openTally("summit");
  for (const [i, statement] of tagged.entries()) {
    tally.record(toEntry({ ...statement, tags: tag(statement) }, { sequence: i + 1, epoch }));
  }
  expect(tally.snapshot().cells.every((cell) => cell.model === model)).toBe(true);
  return tally;
}

/** How many utterances have which country and stance. */
function cellsOf(tally: ReturnType<typeof openTally>): Map<string, number> {
  const cells = new Map<string, number>();
  for (const { country, stance, background, utterances } of tally.snapshot().cells) {
    const word = `${country} ${stance}`;
    if (!background) cells.set(word, (cells.get(word) ?? 0) + utterances);
  }
  return cells;
}

/** The cells after the moves, from those before. */
function moved(before: Map<string, number>, { moves }: Retagged): Map<string, number> {
  const cells = new Map(before);
  for (const { from, to, utterances } of moves) {
    const [left, reached] = [`${from.country} ${from.stance}`, `${to.country} ${to.stance}`];
    cells.set(left, (cells.get(left) ?? 0) - utterances);
    cells.set(reached, (cells.get(reached) ?? 0) + utterances);
  }
  return new Map([...cells].filter(([, count]) => count > 0));
}

test("an event is tagged anew while older workers run, no cell is off by one, and the difference adds up", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const first = statements(1_500);
  startPlain(env, "plain", 1);
  await store.enqueue(first);
  await untilIdle(env);
  const [older, newer] = [openPlainTagger("plain", 1), openPlainTagger("plain", 2)];
  const [before, after] = [countOf(first, older), countOf(first, newer)];
  expect(sorted(await store.snapshot("summit"))).toEqual(sorted(before.snapshot()));

  // What readers decided stays where it is, whatever taggers say.
  const [someCountry, someStance] = [{ country: "FR" }, { stance: "hostile" as const }];
  for (const [i, { id }] of first.slice(0, 20).entries()) {
    const said = { ...(i % 2 === 0 ? someCountry : someStance), author: "ada", why: "read" };
    const correction = await store.correct("summit", id, said);
    for (const tally of [before, after]) tally.correct(correction);
  }
  const dry = await store.retag("summit", { tagger: NEWER, dryRun: true });
  expect(dry.mentions).toEqual({ sent: 1_500, withoutText: 0, older: 0 });
  expect(sorted(await store.snapshot("summit"))).toEqual(sorted(before.snapshot()));

  startPlain(env, "plain", 2);
  const retagged = await store.retag("summit", { tagger: NEWER });
  expect(sorted(await store.snapshot("summit"))).toEqual(sorted(after.snapshot()));
  expect(retagged).toEqual(dry);
  expect(retagged.utterances).toMatchObject({ new: 0, gone: 0 });
  expect(moved(cellsOf(before), retagged)).toEqual(cellsOf(after));
  const sum = retagged.moves.reduce((all, { utterances }) => all + utterances, 0);
  expect(sum).toBe(retagged.utterances.moved);
  expect(sum).toBeGreaterThan(100);
  for (const { examples } of retagged.moves) expect(examples.length).toBeGreaterThan(0);
  expect(retagged.sides.length).toBeGreaterThan(0);

  const again = await store.retag("summit", { tagger: NEWER });
  expect(again).toMatchObject({ moves: [], sides: [], mentions: { sent: 0 } });
  await store.close();
}, 600_000);

test("statements that are sent, edited and forgotten while an event is tagged anew stay what they became", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const first = statements(600);
  startPlain(env, "plain", 1);
  await store.enqueue(first);
  await untilIdle(env);
  const retagging = store.retag("summit", { tagger: NEWER });
  // Nobody tags them yet: what comes now comes before them.
  const edited = first.slice(0, 50).map((row) => ({ ...row, text: `${row.text} Or so.` }));
  await store.enqueue(edited);
  await store.forget("summit", { outlet: "Post 1" });
  startPlain(env, "plain", 2);
  await retagging;
  await untilIdle(env);
  await store.retag("summit", { tagger: NEWER });
  const left = [...edited, ...first.slice(50)].filter(({ outlet }) => outlet !== "Post 1");
  const truth = countOf(left, openPlainTagger("plain", 2));
  expect(sorted(await store.snapshot("summit"))).toEqual(sorted(truth.snapshot()));
  await store.close();
}, 600_000);

test("an event is another tagger's only once it is tagged anew, and then the tagger before counts nothing for it", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const [first, second] = [statements(300), statements(300, 1_000)];
  const before = startPlain(env, "plain", 7);
  await store.enqueue(first);
  await untilIdle(env);
  before.child.kill("SIGTERM");
  await before.exited;
  const other = startPlain(env, "other", 1);
  await store.enqueue(second.slice(0, 10));
  await vi.waitUntil(() => other.log().includes("is tagged by plain, and not by other"), {
    timeout: 120_000,
  });
  expect((await store.report("summit")).totals.mentions).toBe(300);

  startPlain(env, "plain", 7);
  const { mentions, model } = await store.retag("summit", { tagger: OTHER });
  expect([model, mentions.sent]).toEqual(["other 1", expect.any(Number)]);
  await store.enqueue(second.slice(10));
  await untilIdle(env);
  const truth = countOf([...first, ...second], openPlainTagger("other", 1));
  // Where a worker of the tagger before was faster with what had waited, it is tagged anew now.
  await store.retag("summit", { tagger: OTHER });
  expect(sorted(await store.snapshot("summit"))).toEqual(sorted(truth.snapshot()));
  expect((await store.failed.list()).total).toBe(0);
  await store.close();
}, 600_000);

test("what can't be tagged anew is refused, and an event of an older model is named", async () => {
  const env = freshEnv();
  const store = openStore(env);
  const [worker] = [startPlain(env, "readout-rules", 1)];
  await store.enqueue(statements(20));
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
  await expect(store.retag("sumit")).rejects.toMatchObject({ code: "UNKNOWN_EVENT" });
  for (const tagger of ["no-such-module.js", fileURLToPath(import.meta.resolve("vitest/config"))]) {
    await expect(store.retag("summit", { tagger })).rejects.toMatchObject({
      code: "INVALID_TAGGER",
    });
  }
  expect((await readout(["events"], env)).stderr).toContain("summit was counted by an older model");
  expect((await readout(["doctor"], env)).stdout).toContain("readout retag summit");
  const dry = await readout(["retag", "summit", "--dry-run"], env);
  expect(dry.stdout).toMatch(/would move|no utterance/);

  startWorker(env);
  const { stdout, code } = await readout(["retag", "summit"], env);
  expect(code).toBe(0);
  expect(stdout).toContain("readout-rules");
  expect((await readout(["events"], env)).stderr).not.toContain("older model");
  await store.close();
}, 600_000);
