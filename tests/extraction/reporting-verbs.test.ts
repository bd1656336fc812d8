import { expect, test } from "vitest";
import { findCues, indexVerbs } from "../../src/extraction/words/reporting-verbs.ts";
import { readTokens } from "../../src/extraction/document/tokens.ts";
import { loadReportingVerbs } from "../../src/lexicons/load-reporting-verbs.ts";

const index = indexVerbs(loadReportingVerbs());

test.each<[text: string, cues: string[]]>([
  ["He denied it, signalling danger", ["denied past", "signalling participle"]],
  ["She called once more on them", ["called past"]],
  ["They called on them", ["called on past"]],
  ["It has let it be known", ["let it be known past"]],
  ["The think tank", []],
  ["according to Berg", ["according to base"]],
  ["He went on to say more", ["went on to say past"]],
])("%s", (text, cues) => {
  const tokens = readTokens(text, 0, text.length, []);
  const found = findCues(tokens, index).map(({ at, after, form }) => {
    return `${tokens
      .slice(at, after)
      .map((token) => token.text)
      .join(" ")} ${form}`;
  });
  expect(found).toEqual(cues);
});
