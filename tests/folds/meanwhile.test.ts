import { expect, test, vi } from "vitest";
import type { Entry } from "../../src/counting/entry.ts";
import { EVENT, sorted } from "../counting/mentions.ts";
import { startReadout } from "../servers/commands.ts";
import { manyPrinted, openEvent, printed, REPRINT, tallyOf } from "./printed.ts";

type Event = ReturnType<typeof openEvent>;

async function countInChunks({ count }: Event, entries: readonly Entry[], size = 250) {
  for (let i = 0; i < entries.length; i += size) await count(entries.slice(i, i + size));
}

/** What is counted is what the plain tally counts of these mentions, folded as they are in the store. */
async function expectExact(event: Event, entries: readonly Entry[]) {
  const folds = await event.folds.read(EVENT);
  const tally = tallyOf(entries, folds);
  expect(sorted((await event.aggregates.snapshot(EVENT))!)).toEqual(sorted(tally.snapshot()));
  expect(await event.readout.utterances(EVENT)).toEqual(tally.utterances());
  return folds;
}

test("while workers count and edit, passes and hands may fold at once, and every count is exact", async () => {
  const event = openEvent();
  const before = manyPrinted(1_000, 250);
  const meanwhile = manyPrinted(2_000, 500).slice(1_000);
  const edited = before
    .filter((_, i) => i % 10 === 0)
    .map(({ id }, i) =>
      printed(id, { text: `The pier of number ${i} is closed for ever.`, sequence: 2 }),
    );
  await countInChunks(event, before);
  await event.count([printed("x"), printed("y", { text: REPRINT })]);
  await event.readout.events(); // connects while nothing holds the thread
  await Promise.all([
    event.readout.fold(EVENT),
    countInChunks(event, meanwhile, 40),
    countInChunks(event, edited, 7),
    event.readout.fold(EVENT),
    event.readout.foldTogether(EVENT, "x", "p1").then(() => event.readout.unfold(EVENT, "x")),
  ]);
  const all = [...before, ...meanwhile, ...edited, printed("x"), printed("y", { text: REPRINT })];
  await expectExact(event, all);
  await event.readout.fold(EVENT);
  const folds = await expectExact(event, all);
  expect(folds.links.length).toBeGreaterThan(500);
  expect(await event.readout.fold(EVENT)).toMatchObject({ added: 0, removed: 0 });
});

test("a pass that is killed leaves exact counts, and the next one ends as one that was not", async () => {
  const [event, other] = [openEvent(), openEvent()];
  const entries = manyPrinted(4_000, 2_000);
  await Promise.all([countInChunks(event, entries), countInChunks(other, entries)]);
  await Promise.all([event.readout.events(), other.readout.events()]);
  const revision = async () => (await event.folds.read(EVENT)).revision;
  while ((await revision()) < 2) {
    const { child, exited } = startReadout(["fold", EVENT], event.env);
    // On a machine that is busy it may not even reach Redis in time.
    const isOver = async () => child.exitCode !== null || (await revision()) >= 2;
    await vi.waitUntil(isOver, { timeout: 150_000, interval: 1 });
    child.kill("SIGKILL");
    await exited;
  }
  await expectExact(event, entries);

  await Promise.all([event.readout.fold(EVENT), other.readout.fold(EVENT)]);
  const { links } = await expectExact(event, entries);
  const byUtterance = (list: typeof links) =>
    list.toSorted((a, b) => (a.utterance < b.utterance ? -1 : 1));
  expect(byUtterance(links)).toEqual(byUtterance((await other.folds.read(EVENT)).links));
  expect(links.length).toBeGreaterThan(2_000);
});
