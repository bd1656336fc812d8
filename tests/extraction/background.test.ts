import { expect, test } from "vitest";
import { isEarlier } from "../../src/extraction/selection/earlier.ts";
import { readTopic } from "../../src/extraction/selection/topic.ts";
import { classes, extract } from "./reading.ts";

const eventTitle = "Port Maren signs the harbour treaty";

test.each<[text: string, background: boolean]>([
  ["Anna Berg welcomed the treaty.", false],
  ["Anna Berg said it was late.", false],
  ["Separately, the ministry announced that the tax on diesel would rise.", true],
  ["Separately, the ministry welcomed the harbour treaty.", false],
  ["In other news, Anna Berg said that a ferry would be painted green.", true],
  [
    "On another matter, Anna Berg said that buses were late. She added that trains were, too.",
    true,
  ],
  ["Speaking about an unrelated case, Anna Berg said that the judge was tired.", true],
  ["Asked about the price, Anna Berg said that it was fair.", false],
  ["Two years ago Anna Berg called the plan “a bathtub”.", true],
  ["Back in 2019, Anna Berg called the plan “a bathtub”.", true],
  ["Anna Berg – mayor since 2019 – called the plan “a bathtub”.", false],
  ["Anna Berg, whose party lost two years ago, called the plan “a bathtub”.", false],
  ["Anna Berg praised the council; her own plan was dropped in 2019.", false],
])("%s: background %s", (text, background) => {
  const statements = extract({ text: `Reactions to the treaty\n\n${text}`, eventTitle });
  expect(statements.length).toBeGreaterThan(0);
  for (const statement of statements) expect(statement.background ?? false).toBe(background);
});

test("an article without a word of the event is all background, if the user named the event", () => {
  const text = "Kestrel Rovers lose again\n\n“We were poor,” said the coach, Anna Berg.";
  expect(extract({ text, eventTitle })[0]!.background).toBe(true);
  expect(extract({ text })[0]!.background).toBeUndefined();
  expect(extract({ text, eventTitle, keywords: ["Rovers"] })[0]!.background).toBeUndefined();
});

test("the year of the article is no earlier year", () => {
  expect(isEarlier("Anna Berg said in 2031", classes, "2031")).toBe(false);
  expect(isEarlier("Anna Berg said in 2030", classes, "2031")).toBe(true);
});

test("words are told apart by their stems", () => {
  const topic = readTopic(classes, "Xi Jinping phones Volodymyr Zelensky", ["treaties"]);
  expect(topic.touches("They phoned each other")).toBe(1);
  expect(topic.touches("The treaty holds")).toBe(1);
  expect(topic.touches("The buses were late")).toBe(0);
});
