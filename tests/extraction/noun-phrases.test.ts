import { expect, test } from "vitest";
import { readNounPhrase } from "../../src/extraction/speakers/noun-phrases.ts";
import { sentenceOf } from "./reading.ts";

test.each<[text: string, kind: string | undefined, name?: string, role?: string]>([
  ["White House spokesman Carl Hobart", "person", "Carl Hobart", "White House spokesman"],
  [
    "Foreign Minister Prince Faris bin Salem",
    "person",
    "Faris bin Salem",
    "Foreign Minister Prince",
  ],
  ["Estonia’s Kaia Tamm", "person", "Kaia Tamm", "Estonia’s"],
  ["Ágnes Vadas of the Civic Union", "person", "Ágnes Vadas", "of the Civic Union"],
  ["the European Film Academy", "body", "European Film Academy"],
  ["Chinese Foreign Ministry", "body", "Chinese Foreign Ministry"],
  ["Ministry of Trade and Industry", "body"],
  ["Rob Hale and Kim Soto", "plural", "Rob Hale and Kim Soto"],
  ["a senior official", "role", undefined, "a senior official"],
  ["Moscow", "place", "Moscow"],
  ["she", "pronoun"],
  ["the vote itself", undefined],
  ["we", undefined],
])("%s is a %s", (text, kind, name, role) => {
  const sentence = sentenceOf(text);
  const phrase = readNounPhrase(sentence, 0, sentence.length);
  expect(phrase?.kind).toBe(kind);
  if (name) expect(phrase?.name).toBe(name);
  if (role) expect(phrase?.role).toBe(role);
});
