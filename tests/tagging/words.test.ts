import model from "wink-eng-lite-web-model";
import fc from "fast-check";
import winkNLP from "wink-nlp";
import { describe, expect, test } from "vitest";
import { readLabelled } from "../../eval/rows.ts";
import { readText } from "../../src/tagging/tokens.ts";

// Read once: each reading makes it twice as long.
const meta: unknown = (model.metaCER as () => unknown)();
const texts = readLabelled("statements.jsonl").map(({ statement }) => statement.text);

function wordsOf(text: string): string[] {
  const { forms, starts, ends } = readText(text);
  return forms.map(({ key, lemma, pos }, i) => `${starts[i]}-${ends[i]} ${key} ${lemma} ${pos}`);
}

test("what was read before changes no word", () => {
  const forwards = texts.map(wordsOf);
  const backwards = texts.toReversed().map(wordsOf).toReversed();
  expect(backwards).toEqual(forwards);
  // A possessive alone, in quotation marks and with other apostrophes than the straight one.
  const odd = ["Zorvia’s", "“Zorvia’s”", "Zorvia's", "zorvias", "(Zorvia-led)", "Zorvia-led"];
  const first = odd.map(wordsOf);
  expect(odd.toReversed().map(wordsOf).toReversed()).toEqual(first);
});

/** The words of a text and their parts of speech as wink-nlp reads it that has read nothing before. */
function readByWink(text: string): string[] {
  const nlp = winkNLP({ ...model, metaCER: () => meta }, ["pos"]);
  const tokens = nlp.readDoc(text).tokens();
  const parts: string[] = tokens.out(nlp.its.pos as never) as never;
  return (tokens.out() as string[]).map((value, i) => `${value} ${parts[i]}`);
}

function read(text: string): string[] {
  return readText(text).forms.map((form) => `${form.text} ${form.pos}`);
}

test("words that it does not know, with and without a mark, are those of wink-nlp", () => {
  const letters = fc.constantFrom(..."abcdehinorstuvz", ..."ABDSZ");
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 9 });
  const marked = fc.tuple(word, fc.constantFrom("", "", ",", ".", "!", ";", "?", ":", "...", "'"));
  const text = fc.array(marked, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(text, (words) => {
      const joined = words.map((parts) => parts.join("")).join(" ");
      expect(read(joined)).toEqual(readByWink(joined));
    }),
    { numRuns: 40 },
  );
});

describe("words and parts of speech are those of wink-nlp", () => {
  test.each(texts.filter((_, i) => i % 66 === 0))("%#", (text) => {
    const isJoint = (word: string) => /^[-–] /.test(word);
    const theirs = readByWink(text.replaceAll("’", "'"));
    expect(read(text).filter((word) => !isJoint(word))).toEqual(
      theirs.filter((word) => !isJoint(word)),
    );
  });
});
