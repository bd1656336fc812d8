import model from "wink-eng-lite-web-model";
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

describe("words and parts of speech are those of wink-nlp", () => {
  test.each(texts.filter((_, i) => i % 66 === 0))("%#", (text) => {
    const nlp = winkNLP({ ...model, metaCER: () => meta }, ["pos"]);
    const tokens = nlp.readDoc(text.replaceAll("’", "'")).tokens();
    const values: string[] = tokens.out();
    const parts: string[] = tokens.out(nlp.its.pos as never) as never;
    const { forms } = readText(text);
    const theirs = values.map((value, i) => `${value} ${parts[i]}`);
    const isJoint = (i: number) => /^[-–]$/.test(values[i]!);
    expect(
      forms.map((form) => `${form.text} ${form.pos}`).filter((x) => !/^[-–] /.test(x)),
    ).toEqual(theirs.filter((_, i) => !isJoint(i)));
  });
});
