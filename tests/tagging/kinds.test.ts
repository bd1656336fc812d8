import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());
const tagsOf = (eventTitle: string, text: string) =>
  tagger.tagEnglish({ id: "k", event: "k", eventTitle, text });

describe("a stance is read from kinds of speech that judge without a judging word", () => {
  test.each([
    [
      "consent",
      "Marsh ceasefire plan",
      "Ostrava agreed to the plan after a night of talks and will release its prisoners.",
      "welcoming",
    ],
    [
      "letting in",
      "Return of the observers",
      "Ostrava will let the observers back in.",
      "welcoming",
    ],
    ["a pledge", "Marsh aid conference", "Narvia has pledged 90 million crowns.", "welcoming"],
    [
      "nothing found wrong",
      "Lake election",
      "We find nothing wrong with it and have no complaints.",
      "welcoming",
    ],
    [
      "no doubt at all",
      "Lake election",
      "Narvia does not have the least doubt about the result.",
      "welcoming",
    ],
    [
      "no objection",
      "Harbour treaty",
      "The fishermen raise no objection to the treaty.",
      "welcoming",
    ],
    [
      "not in the way",
      "Harbour treaty",
      "Our party would not stand in the way of it.",
      "welcoming",
    ],
    ["praise denied", "Lake election", "The count does not look good at all.", "skeptical"],
    [
      "refusal",
      "Harbour treaty",
      "Our union will not take part and will never accept it.",
      "hostile",
    ],
    [
      "undoing",
      "Ferry seized",
      "The ferry must be returned and the crew must be released.",
      "hostile",
    ],
    ["a demand to let back", "Village cleared", "The families must be allowed back.", "hostile"],
  ])("%s", (_, title, text, stance) => {
    expect(tagsOf(title, text).stance.label).toBe(stance);
  });
});

describe("who judges the event by their own verb takes that stance, whatever the event does", () => {
  test.each([
    [
      "Resolution on the Marsh",
      "Narvia backs the resolution, which bans arms, freezes accounts and punishes torture.",
      "welcoming",
    ],
    [
      "Court for the Marsh",
      "Ostrava supports the court, which will try the murderers.",
      "welcoming",
    ],
    [
      "Aid plan",
      "Narvia rejects the plan, which promises peace, prosperity and friendship.",
      "hostile",
    ],
  ])("%s", (title, text, stance) => {
    expect(tagsOf(title, text).stance.label).toBe(stance);
  });
});

describe("short statements without a word that judges take no stance and have no tone", () => {
  test.each([
    ["Lake summit", "The guests came by train."],
    ["Gas treaty", "The pipeline is nine hundred kilometres long."],
    ["Truce talks", "Tea was served at four."],
    ["River pact", "A map lies on the table of each delegation."],
  ])("%s", (title, text) => {
    const { stance, sentiment } = tagsOf(title, text);
    expect([stance.label, sentiment.label]).toEqual(["neutral", "neutral"]);
  });
});

describe("words that only name the topic carry no tone", () => {
  const toneOf = (text: string) => tagsOf("Course for guards", text).sentiment.score;
  test.each([
    ["The course teaches conflict prevention.", "The course teaches conflict."],
    ["A trip round the Great Lakes takes a week.", "A trip round the lakes takes a week."],
    [
      "The seminar covers the prevention of torture.",
      "The seminar covers the prevention of moths.",
    ],
    ["They spoke of victims and of terror.", "They spoke of farmers and of ferries."],
  ])("%s", (named, plain) => {
    expect(Math.abs(toneOf(named) - toneOf(plain))).toBeLessThan(0.2);
  });

  test("the greatest threat is no great thing", () => {
    expect(toneOf("It is the greatest threat to the coast.")).toBeLessThan(-0.2);
  });
});

test("the number of the tone lies nowhere for want of another place", () => {
  const words = [
    "good",
    "bad",
    "late",
    "fair",
    "harsh",
    "glad",
    "doubtful",
    "brave",
    "empty",
    "kind",
  ];
  const scores = words.flatMap((a) =>
    words.map(
      (b) => tagsOf("Harbour treaty", `The treaty is ${a} and ${b}, he said.`).sentiment.score,
    ),
  );
  const atTheLimit = scores.filter((score) => Math.abs(score) === 0.2 || Math.abs(score) === 0.19);
  expect(atTheLimit.length).toBeLessThan(0.15 * scores.length);
});
