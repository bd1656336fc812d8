import { expect, test } from "vitest";
import { findQuotes } from "../../src/extraction/document/quotes.ts";
import { cutSentences } from "../../src/extraction/document/sentences.ts";
import { tokensOf } from "./reading.ts";

function sentencesOf(text: string): string[] {
  const { quotes } = findQuotes(text, 0, text.length);
  const sentences = cutSentences(tokensOf(text, quotes), text);
  return sentences.map((tokens) => text.slice(tokens[0]!.start, tokens.at(-1)!.end));
}

test.each<[text: string, sentences: string[]]>([
  [
    "Mr. Berg left the U.S. at 5 p.m. on Monday. He is back.",
    ["Mr. Berg left the U.S. at 5 p.m. on Monday.", "He is back."],
  ],
  ["“We won.” Berg smiled.", ["“We won.”", "Berg smiled."]],
  ["“Who?” asked Berg.", ["“Who?” asked Berg."]],
  ["“No,” he said. “Never.”", ["“No,” he said.", "“Never.”"]],
  ["It rose 1.1 percent. Then it fell.", ["It rose 1.1 percent.", "Then it fell."]],
])("%s", (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test("marks of sources and short brackets are no words", () => {
  const text = "The Alliance (ALBA) agreed [TASS], he said [...] twice.";
  const tokens = tokensOf(text, []);
  expect(tokens.map((token) => token.text)).toEqual([
    "The",
    "Alliance",
    "agreed",
    ",",
    "he",
    "said",
    "twice",
    ".",
  ]);
  expect(tokens[1]!.aside).toBe("ALBA");
});
