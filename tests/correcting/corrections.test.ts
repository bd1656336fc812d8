import { expect, test } from "vitest";
import { EVENT, openCounted, ROWS } from "./store.ts";

test("a correction counts at once, says who made it, and keeps the tagger's own tags beside", async () => {
  const { readout } = await openCounted();
  const before = await readout.report(EVENT);
  const made = await readout.correct(EVENT, "fr-2", {
    stance: "hostile",
    country: "DE",
    sentiment: -0.5,
    author: "ada",
    why: "read in full",
  });
  expect(made).toMatchObject({ event: EVENT, author: "ada", stance: "hostile", country: "DE" });
  const { totals, countries, stance } = await readout.report(EVENT);
  expect(totals).toMatchObject({ utterances: before.totals.utterances, corrected: 1 });
  expect(stance.hostile.n).toBe(before.stance.hostile.n + 1);
  expect(countries.find(({ country }) => country === "DE")?.n).toBe(2);
  const [shown] = await readout.utterances(EVENT, { country: "DE", stance: "hostile" });
  expect(shown?.utterance).toBe(made.utterance);
  expect(shown?.corrections).toEqual([made]);
  expect(shown?.statement.tags).toMatchObject({
    country: { code: "DE", evidence: [] },
    stance: { label: "hostile", confidence: 1 },
    sentiment: { score: -0.5, label: "negative" },
    corrected: {
      judged: "corrected",
      by: { stance: "ada", country: "ada", sentiment: "ada" },
      machine: { country: { code: "FR" } },
    },
  });
});

test("an utterance is named by itself or by any of its statements, and keeps what was said when it comes anew", async () => {
  const { readout, count } = await openCounted();
  const { utterance } = await readout.correct(EVENT, "fr-1b", {
    stance: "skeptical",
    author: "ada",
    why: "irony",
  });
  const again = await readout.correct(EVENT, utterance, {
    role: "expert",
    author: "bo",
    why: "he left office",
  });
  expect(again.utterance).toBe(utterance);
  const skeptical = () => readout.utterances(EVENT, { stance: "skeptical", role: "expert" });
  expect(await skeptical()).toHaveLength(1);
  await count(ROWS, 2); // a newer model
  await count([{ ...ROWS[0], id: "fr-1c", publishedAt: "2026-02-27" }]); // represents it from now on
  const [shown] = await skeptical();
  expect(shown).toMatchObject({ utterance, mentions: 3, statement: { id: "fr-1c" } });
});

test("what is taken back counts no more, and both stay in the history", async () => {
  const { readout } = await openCounted();
  const before = await readout.report(EVENT);
  const first = await readout.correct(EVENT, "us-1", {
    stance: "neutral",
    author: "ada",
    why: "a",
  });
  const second = await readout.correct(EVENT, "us-1", {
    stance: "hostile",
    author: "bo",
    why: "b",
  });
  const undo = await readout.correct(EVENT, "us-1", { undo: true, author: "ada", why: "no" });
  expect(undo).toMatchObject({ undo: second.id });
  expect((await readout.utterances(EVENT, { stance: "hostile", country: "US" })).length).toBe(
    before.stance.hostile.n,
  );
  await readout.correct(EVENT, "us-1", { undo: first.id, author: "bo" });
  const { generatedAt: _one, ...after } = await readout.report(EVENT);
  const { generatedAt: _other, ...untouched } = before;
  expect(after).toEqual(untouched);
  const said = await readout.corrections.list(EVENT);
  expect(said.map(({ takenBack }) => takenBack)).toEqual([true, true, false, false]);
  await expect(readout.correct(EVENT, "us-1", { undo: true, author: "ada" })).rejects.toMatchObject(
    { code: "UNKNOWN_CORRECTION" },
  );
});

test("a model never overrides a person, nor takes back what a person said", async () => {
  const { readout } = await openCounted();
  const person = await readout.correct(EVENT, "us-1", {
    stance: "neutral",
    author: "ada",
    why: "a",
  });
  const model = { author: "model:small", why: "the words" };
  await readout.correct(EVENT, "us-1", { ...model, stance: "hostile", confidence: 0.9 });
  await readout.correct(EVENT, "us-2", { ...model, stance: "skeptical", confidence: 0.9 });
  await expect(readout.correct(EVENT, "us-1", { ...model, undo: person.id })).rejects.toMatchObject(
    { code: "UNKNOWN_CORRECTION" },
  );
  const { totals } = await readout.report(EVENT);
  expect(totals).toMatchObject({ corrected: 1, correctedByModel: 1 });
  const [kept] = await readout.utterances(EVENT, { country: "US", stance: "neutral" });
  expect(kept?.statement.tags.corrected?.by).toEqual({ stance: "ada" });
  const [read] = await readout.utterances(EVENT, { country: "US", stance: "skeptical" });
  expect(read?.statement.tags.stance.confidence).toBe(0.9);
});

test("another speaker is shown, speaks for another country, and the utterance stays the same one", async () => {
  const { readout } = await openCounted();
  const { utterance, country } = await readout.correct(EVENT, "xx-1", {
    speaker: "Norwegian foreign minister Eve Falk",
    author: "ada",
    why: "the byline",
  });
  expect(country).toBe("NO");
  const { countries } = await readout.report(EVENT);
  expect(countries.find((row) => row.country === "NO")?.position).toMatchObject({
    speaker: "Norwegian foreign minister Eve Falk",
    official: true,
  });
  const named = { speaker: "Norwegian minister Gro Hol", country: null, author: "ada", why: "a" };
  expect((await readout.correct(EVENT, "us-2", named)).country).toBeNull();
  const [shown] = await readout.utterances(EVENT, { country: "NO" });
  expect(shown).toMatchObject({ utterance, statement: { id: "xx-1", speaker: "Eve Falk" } });
});

test("what is marked as background leaves the shares, and comes back", async () => {
  const { readout } = await openCounted();
  const before = (await readout.report(EVENT)).totals;
  await readout.correct(EVENT, "xx-1", { background: true, author: "ada", why: "another summit" });
  expect((await readout.report(EVENT)).totals).toMatchObject({
    utterances: before.utterances - 1,
    background: 1,
    corrected: 1,
  });
  await readout.correct(EVENT, "xx-1", { background: false, author: "bo", why: "it is this one" });
  expect((await readout.report(EVENT)).totals).toMatchObject({ utterances: before.utterances });
});

test("corrections go to another store as they are, and a second time change nothing", async () => {
  const [{ readout }, other] = [await openCounted(), await openCounted()];
  await readout.correct(EVENT, "fr-1", { stance: "hostile", author: "ada", why: "a" });
  await readout.correct(EVENT, "us-1", { country: null, author: "ada", why: "b" });
  await readout.correct(EVENT, "us-1", { undo: true, author: "bo", why: "c" });
  const lines = (await readout.corrections.list(EVENT)).map(
    ({ placed: _placed, takenBack: _takenBack, ...line }) => line,
  );
  const unknown = { ...lines[0]!, utterance: "AAAAAAAAAAAA" };
  expect(await other.readout.corrections.import(EVENT, [...lines, unknown])).toMatchObject({
    added: 4,
    known: 0,
    unplaced: [unknown],
  });
  const { generatedAt: _one, ...first } = await readout.report(EVENT);
  const { generatedAt: _other, ...second } = await other.readout.report(EVENT);
  expect(second).toEqual(first);
  expect(await other.readout.corrections.import(EVENT, lines)).toMatchObject({
    added: 0,
    known: 3,
    unplaced: [],
  });
});

test("a correction whose utterance is not there is listed, and counts when that comes", async () => {
  const whole = await openCounted();
  const made = await whole.readout.correct(EVENT, "us-2", {
    stance: "neutral",
    author: "ada",
    why: "a",
  });
  const { readout, count } = await openCounted(ROWS.filter(({ id }) => id !== "us-2"));
  const { unplaced } = await readout.corrections.import(EVENT, [made]);
  expect(unplaced).toEqual([made]);
  expect(await readout.corrections.list(EVENT)).toEqual([
    { ...made, placed: false, takenBack: false },
  ]);
  expect((await readout.report(EVENT)).totals.corrected).toBe(0);
  await count(ROWS);
  expect((await readout.report(EVENT)).totals.corrected).toBe(1);
});

test.each<[string, object, string]>([
  ["no reason", { utterance: "fr-1", stance: "hostile", author: "ada" }, "why"],
  ["no author", { utterance: "fr-1", stance: "hostile", why: "a" }, "author"],
  [
    "a stance that there is not",
    { utterance: "fr-1", stance: "angry", author: "a", why: "a" },
    "stance",
  ],
  [
    "a country that there is not",
    { utterance: "fr-1", country: "ZQ", author: "a", why: "a" },
    "country",
  ],
  ["too high a score", { utterance: "fr-1", sentiment: 40, author: "a", why: "a" }, "sentiment"],
  ["nothing but a reason", { utterance: "fr-1", author: "a", why: "a" }, "stance"],
  ["a field that there is not", { utterance: "fr-1", tone: 1, author: "a", why: "a" }, "tone"],
  [
    "another event",
    { event: "other", utterance: "fr-1", role: "media", author: "a", why: "a" },
    "event",
  ],
  [
    "a model that is certain",
    { utterance: "fr-1", stance: "hostile", author: "model:x", why: "a", confidence: 1 },
    "confidence",
  ],
  [
    "a model that does not say how sure it is",
    { utterance: "fr-1", stance: "hostile", author: "model:x", why: "a" },
    "confidence",
  ],
  [
    "a statement that there is not",
    { utterance: "no such one", role: "media", author: "a", why: "a" },
    "utterance",
  ],
])(
  "of corrections with %s none is taken, and the line and field are named",
  async (_, wrong, field) => {
    const { readout } = await openCounted();
    const right = { utterance: "fr-1", stance: "hostile", author: "ada", why: "a" };
    const refused = readout.corrections.import(EVENT, [right, wrong]);
    await expect(refused).rejects.toMatchObject({ code: "INVALID_CORRECTION" });
    await expect(refused).rejects.toMatchObject({ problems: [{ field }] });
    expect(await readout.corrections.list(EVENT)).toEqual([]);
  },
);
