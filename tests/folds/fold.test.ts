import { expect, test } from "vitest";
import { EVENT, sorted } from "../counting/mentions.ts";
import { keysLike } from "../servers/redis.ts";
import { CUT, manyPrinted, openEvent, PAUSE, printed, REPRINT, tallyOf } from "./printed.ts";

const LATER = "2023-05-20";

async function totals({ readout }: ReturnType<typeof openEvent>) {
  const { totals: counted } = await readout.report(EVENT);
  const { utterances, mentions, folded } = counted;
  return { utterances, mentions, folded };
}

test("reprints of a statement count as one utterance with all their mentions, and by the earliest", async () => {
  const event = openEvent();
  await event.count([
    printed("a", { on: "2023-04-27", stance: "hostile" }),
    printed("b", { text: REPRINT, speaker: "Berg" }),
    printed("c", { text: CUT, on: "2023-04-28" }),
    printed("d", { text: "We send no ships.", stance: "neutral" }),
  ]);
  expect(await totals(event)).toEqual({ utterances: 4, mentions: 4, folded: 0 });
  expect(await event.readout.fold(EVENT)).toEqual({ joined: 2, groups: 1, added: 2, removed: 0 });
  expect(await totals(event)).toEqual({ utterances: 2, mentions: 4, folded: 2 });
  const shown = await event.readout.utterances(EVENT);
  expect(shown.map(({ statement, mentions }) => [statement.id, mentions])).toEqual([
    ["b", 3],
    ["d", 1],
  ]);
  const { stance } = await event.readout.report(EVENT);
  expect([stance.welcoming.n, stance.hostile.n, stance.neutral.n]).toEqual([1, 0, 1]);
});

test("a pass that is repeated changes nothing, and one without mentions that were folded undoes it", async () => {
  const event = openEvent();
  await event.count([printed("a"), printed("b", { text: REPRINT })]);
  await event.readout.fold(EVENT);
  const before = await event.folds.read(EVENT);
  expect(await event.readout.fold(EVENT)).toEqual({ joined: 1, groups: 1, added: 0, removed: 0 });
  expect(await event.folds.read(EVENT)).toEqual(before);
  // Sent again with other words, the reprint is none any more.
  await event.count([printed("b", { text: "We send no ships to the strait.", sequence: 2 })]);
  expect(await totals(event)).toEqual({ utterances: 2, mentions: 2, folded: 0 });
  expect(await event.readout.fold(EVENT)).toMatchObject({ joined: 0, removed: 1 });
});

test("mentions of a folded utterance that come later count to the joined one", async () => {
  const event = openEvent();
  await event.count([printed("a"), printed("b", { text: REPRINT })]);
  await event.readout.fold(EVENT);
  await event.count([printed("c", { text: REPRINT }), printed("d", { on: "2023-04-01" })]);
  expect(await totals(event)).toEqual({ utterances: 1, mentions: 4, folded: 1 });
  const [shown] = await event.readout.utterances(EVENT);
  expect([shown!.statement.id, shown!.mentions]).toEqual(["d", 4]);
});

test("a dry run says what would be folded, and changes nothing", async () => {
  const event = openEvent();
  await event.count([printed("a"), printed("b", { text: REPRINT })]);
  const before = await dump(event);
  const outcome = await event.readout.fold(EVENT, { dryRun: true });
  expect(outcome).toEqual({ joined: 1, groups: 1, added: 1, removed: 0 });
  expect(await dump(event)).toEqual(before);
});

test("taking a fold back restores the counts exactly, and later passes leave it so", async () => {
  const event = openEvent();
  await event.count([printed("a"), printed("b", { text: REPRINT }), printed("c", { text: CUT })]);
  const before = sorted((await event.aggregates.snapshot(EVENT))!);
  await event.readout.fold(EVENT);
  await event.readout.unfold(EVENT, "b");
  await event.readout.unfold(EVENT, "c");
  expect(sorted((await event.aggregates.snapshot(EVENT))!)).toEqual(before);
  expect(await event.readout.fold(EVENT)).toMatchObject({ joined: 0, added: 0 });
  expect(sorted((await event.aggregates.snapshot(EVENT))!)).toEqual(before);
});

test("the first wording can be taken out, and the others stay one", async () => {
  const event = openEvent();
  await event.count([
    printed("a", { on: "2023-04-01" }),
    printed("b", { text: REPRINT }),
    printed("c", { text: CUT }),
  ]);
  await event.readout.fold(EVENT);
  await event.readout.unfold(EVENT, "a");
  const wordings = async () =>
    (await event.readout.folds(EVENT)).map((one) =>
      one.wordings.map(({ statement }) => statement?.id),
    );
  expect((await wordings()).map((ids) => ids.toSorted())).toEqual([["b", "c"]]);
  await event.readout.fold(EVENT);
  expect((await wordings()).map((ids) => ids.toSorted())).toEqual([["b", "c"]]);
});

test("what is folded by hand stays so in later passes, until it is taken back", async () => {
  const event = openEvent();
  const other = printed("x", { text: "Nobody asked us.", speaker: "Otto Lind" });
  await event.count([printed("a"), printed("b", { text: REPRINT }), other]);
  await event.readout.foldTogether(EVENT, "x", "a");
  expect(await totals(event)).toEqual({ utterances: 2, mentions: 3, folded: 1 });
  await event.readout.fold(EVENT);
  expect(await totals(event)).toEqual({ utterances: 1, mentions: 3, folded: 2 });
  await event.readout.unfold(EVENT, other.utterance);
  await event.readout.fold(EVENT);
  expect(await totals(event)).toEqual({ utterances: 2, mentions: 3, folded: 1 });
});

test("the list of folds has each wording with its mentions and similarity, and what was said again", async () => {
  const event = openEvent();
  await event.count([
    printed("a"),
    printed("b", { text: CUT, on: LATER }),
    printed("c", { text: CUT, on: "2023-05-21" }),
    printed("x", { text: "Nobody asked us." }),
  ]);
  await event.readout.fold(EVENT);
  const [statement, ...others] = await event.readout.folds(EVENT);
  expect(others).toEqual([]);
  expect(statement).toMatchObject({ mentions: 3, lastedDays: 25, repeated: true });
  const rows = statement!.wordings.map(({ statement: said, mentions, by }) => [
    said?.text,
    mentions,
    by,
  ]);
  expect(rows).toEqual([
    [PAUSE, 1, "words"],
    [CUT, 2, "words"],
  ]);
  expect(statement!.wordings[0]!.similarity).toBe(1);
  expect(statement!.wordings[1]!.similarity).toBeLessThan(1);
});

test.each<
  [what: string, code: string, act: (event: ReturnType<typeof openEvent>) => Promise<unknown>]
>([
  [
    "a fold of an utterance with itself",
    "SAME_UTTERANCE",
    ({ readout }) => readout.foldTogether(EVENT, "a", "a"),
  ],
  [
    "a fold with another language",
    "NOT_COUNTED",
    ({ readout }) => readout.foldTogether(EVENT, "a", "fr"),
  ],
])("%s is refused and changes nothing", async (_, code, act) => {
  const event = openEvent();
  await event.count([
    printed("a"),
    printed("b", { text: REPRINT }),
    printed("fr", { language: "fr" }),
  ]);
  const before = await dump(event);
  await expect(act(event)).rejects.toMatchObject({ code });
  expect(await dump(event)).toEqual(before);
});

test("the list gives back the very counts when all that was folded is taken apart", async () => {
  const event = openEvent();
  const entries = manyPrinted(600, 100);
  await event.count(entries);
  await event.readout.fold(EVENT);
  const folds = await event.folds.read(EVENT);
  expect(folds.links).toHaveLength(200);
  const counted = sorted((await event.aggregates.snapshot(EVENT))!);
  expect(counted).toEqual(sorted(tallyOf(entries, folds).snapshot()));
});

/** All that is kept of the events, but for when it was changed. */
async function dump({
  redis,
  keys,
}: ReturnType<typeof openEvent>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const key of (await keysLike(redis, `${keys.prefix}:*`)).toSorted()) {
    const type = await redis.type(key);
    if (type === "hash") found[key] = await redis.hgetall(key);
    else if (type === "zset") found[key] = await redis.zrange(key, "0", "-1");
    else found[key] = type;
  }
  return found;
}
