import { expect, test } from "vitest";
import { EVENT, openCounted } from "./store.ts";

test("the list for review has the ready line of each, which is taken in once it is filled in", async () => {
  const { readout } = await openCounted();
  const rows = await readout.review(EVENT);
  expect(rows).toHaveLength(7);
  expect(await readout.review(EVENT, { limit: 2 })).toEqual(rows.slice(0, 2));
  const [first, ...others] = rows;
  const filled = { ...first!.correction, stance: "hostile", author: "ada", why: "read" };
  const imported = await readout.corrections.import(EVENT, [
    { ...first, correction: filled },
    ...others,
  ]);
  expect(imported).toMatchObject({ added: 1, blank: 6, unplaced: [] });
  const left = await readout.review(EVENT);
  expect(left.map(({ utterance }) => utterance)).not.toContain(first!.utterance);
  expect(left).toHaveLength(6);
});

test("the same seed draws the same sample", async () => {
  const { readout } = await openCounted();
  const names = async (seed: number) =>
    (await readout.review(EVENT, { random: 4, seed })).map(({ utterance }) => utterance);
  const drawn = await names(3);
  expect(drawn).toHaveLength(4);
  expect(await names(3)).toEqual(drawn);
  expect(await names(4)).not.toEqual(drawn);
});

test("a sample that persons judged says how often the stance was right, within the days of the report", async () => {
  const { readout } = await openCounted();
  const drawn = await readout.review(EVENT, { random: 5, seed: 1 });
  const judged = drawn.map(({ correction, statement }, i) => {
    const stance = i === 0 ? "hostile" : statement.tags.stance.label;
    return { correction: { ...correction, stance } };
  });
  const right = drawn[0]!.statement.tags.stance.label === "hostile" ? 5 : 4;
  await readout.corrections.import(EVENT, judged, { author: "ada" });
  // What was read because it was unsure says nothing about the others.
  const [other] = (await readout.review(EVENT)).map(({ utterance }) => utterance);
  await readout.correct(EVENT, other!, { role: "civil", author: "bo", why: "a" });
  const { reading, totals } = await readout.report(EVENT);
  expect(reading).toMatchObject({ persons: 2, models: 0, checked: { n: 5, right } });
  expect(totals.corrected).toBe(5 - right + 1);
  const later = await readout.report(EVENT, { since: "2026-03-02" });
  expect(later.reading).toEqual({ persons: 0, models: 0, checked: null });
});

test("what a model says of a sample is no check", async () => {
  const { readout } = await openCounted();
  const [row] = await readout.review(EVENT, { random: 1 });
  const said = { ...row!.correction, stance: "hostile", confidence: 0.9 };
  await readout.corrections.import(EVENT, [said], { author: "model:small" });
  expect((await readout.report(EVENT)).reading).toEqual({ persons: 0, models: 1, checked: null });
});
