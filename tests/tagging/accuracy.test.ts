import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { assess } from "../../eval/assess.ts";
import { readLabelled } from "../../eval/rows.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { WEIGHTS_URL } from "../../src/lexicons/load-weights.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const lexicons = loadLexicons();
const rows = readLabelled("statements.jsonl");

function figuresOf(model: typeof lexicons.model, some = rows) {
  const tagger = openTagger({ ...lexicons, model });
  return assess(
    some.map(({ statement, labels }) => ({ labels, tags: tagger.tagEnglish(statement) })),
  );
}

test("the rules alone, which have seen no row, keep their accuracy", () => {
  const figures = figuresOf(null);
  expect(figures.country).toBeGreaterThanOrEqual(0.965);
  expect(figures.stance).toBeGreaterThanOrEqual(0.52);
  expect(figures.correlation).toBeGreaterThanOrEqual(0.64);
});

test("the weights were worth what is promised on events that they had not seen", () => {
  const head = readFileSync(WEIGHTS_URL, "utf8").split("\n", 3).join(" ");
  const [stance, sentiment, r] = [...head.matchAll(/(?:F1|r) (0\.\d{3})/g)].map(([, x]) =>
    Number(x),
  );
  expect(stance).toBeGreaterThanOrEqual(0.685);
  expect(sentiment).toBeGreaterThanOrEqual(0.69);
  expect(r).toBeGreaterThanOrEqual(0.74);
});

test("the weights fit the rules that they were learnt with", () => {
  // On rows that were learnt from the figures are higher; a drop means features have changed.
  const figures = figuresOf(lexicons.model);
  expect(figures.stance).toBeGreaterThanOrEqual(0.8);
  expect(figures.correlation).toBeGreaterThanOrEqual(0.85);
});

test("rows that no weight has seen are tagged no worse than those of the training set", () => {
  const figures = figuresOf(lexicons.model, readLabelled("reactions.jsonl"));
  expect(figures.stance).toBeGreaterThanOrEqual(0.79);
  expect(figures.sentiment).toBeGreaterThanOrEqual(0.65);
  expect(figures.correlation).toBeGreaterThanOrEqual(0.64);
});
