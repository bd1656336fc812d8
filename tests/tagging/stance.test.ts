import { expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { SentimentLabel, Stance } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());

function tagsOf(text: string, eventTitle = "The two countries sign a peace agreement") {
  return tagger.tagEnglish({ id: "a", event: "e", eventTitle, text });
}

test.each<[text: string, stance: Stance]>([
  ["France welcomed the agreement.", "welcoming"],
  ["Tehran strongly condemned the agreement.", "hostile"],
  ["The minister doubted that the agreement would hold.", "skeptical"],
  ["The ministry declined to comment.", "neutral"],
  ["Ankara voiced concern about the agreement.", "skeptical"],
  ["Beijing rejected the agreement as a provocation.", "hostile"],
  ["She hailed the deal as a historic step toward peace.", "welcoming"],
])("%s is %s", (text, stance) => {
  expect(tagsOf(text).stance.label).toBe(stance);
});

test.each<[text: string, label: SentimentLabel]>([
  ["It was a wonderful day and everybody was delighted.", "positive"],
  ["It was a disgraceful, cruel and shameful betrayal.", "negative"],
  ["The ministry said that the talks would go on on Tuesday.", "neutral"],
])("%s sounds %s", (text, label) => {
  expect(tagsOf(text).sentiment.label).toBe(label);
});

test("a denied cue is turned around", () => {
  const { scores } = tagsOf("France does not welcome the agreement.").stance;
  expect(scores.welcoming).toBeLessThan(tagsOf("France welcomed it.").stance.scores.welcoming);
});

test("the evidence of a stance is the words that carry it", () => {
  const text = "Paris warmly welcomed the agreement.";
  const [evidence] = tagsOf(text).stance.evidence;
  expect(evidence).toMatchObject({ in: "text" });
  expect(evidence!.text).toContain("welcomed");
});

test("the model names its rules and its weights", () => {
  expect(tagger.model).toMatch(/^readout-rules \d+\.\d+\.\d+, weights [0-9a-f]{8}$/);
  expect(tagsOf("It was said.").model).toBe(tagger.model);
});
