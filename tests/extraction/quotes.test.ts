import { expect, test } from "vitest";
import { findQuotes } from "../../src/extraction/document/quotes.ts";

test.each<[text: string, quotes: string[]]>([
  [`He said "yes" and "no".`, ["yes", "no"]],
  ["She said “a “nested” word” twice.", ["a “nested” word"]],
  ["‘It’s the brothers’ boat,’ he said.", ["It’s the brothers’ boat,"]],
  ["'It's the brothers' boat,' he said.", ["It's the brothers' boat,"]],
  ["The ’90s and rock ’n’ roll", []],
  ["Rock 'n' roll isn't dead", []],
  ["«Non», dit-il; «oui».", ["Non", "oui"]],
  ["„So ist es“, sagte er.", ["So ist es"]],
  ["A mark “that nothing closes", []],
  ["5'11\" tall", []],
  ["Ministers' cars and drivers' pay", []],
  ["“One.” ”Two.”", ["One."]],
])("%s has the quotes %j", (text, quotes) => {
  const found = findQuotes(text, 0, text.length).quotes;
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(quotes);
});
