import { expect, test } from "vitest";
import { findVerbs } from "../../src/extraction/attribution/reporting-verbs.ts";
import { sentenceOf } from "./reading.ts";

test.each<[text: string, verbs: string[]]>([
  ["He denied it, signalling danger", ["denied past", "signalling participle"]],
  ["She called once more on them", ["called past"]],
  ["They called on them", ["called on past"]],
  ["It has let it be known", ["let it be known past"]],
  ["The think tank", []],
  ["according to Berg", ["according to base"]],
  ["He went on to say more", ["went on to say past"]],
])("%s", (text, verbs) => {
  const sentence = sentenceOf(text);
  const found = findVerbs(sentence);
  expect(found.map(({ at, after, form }) => `${sentence.words(at, after)} ${form}`)).toEqual(verbs);
});
