import { expect, test } from "vitest";
import { toEntry } from "../../src/counting/entry.ts";
import { extractStatements } from "../../src/extract-statements.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import { EVENT } from "../counting/mentions.ts";
import { openEvent } from "./printed.ts";

const ARTICLE = `Norway backs the pause

OSLO, April 26 - The pause in the strait began on Wednesday.

"We welcome the pause in the strait," foreign minister Ada Berg told reporters in Oslo. "It gives the fishing fleets time to come home."

"We doubt that it holds for long," said Otto Lind, a fleet owner.

"Nobody asked us about the pause," he added.
`;

test("a quotation that goes on after its attribution counts as one utterance, the next paragraph as another", async () => {
  const event = openEvent();
  const article = { text: ARTICLE, file: "pause.txt", publishedAt: "2023-04-26" };
  const said = extractStatements({ ...article, event: EVENT, keywords: ["pause"] });
  const tagged = said.map(tagStatement);
  await event.count(tagged.map((mention) => toEntry(mention, { sequence: 1, epoch: 1 })));
  await event.readout.fold(EVENT);
  const [folded, ...others] = await event.readout.folds(EVENT);
  expect(others).toEqual([]);
  const texts = folded!.wordings.map(({ statement }) => statement?.text).toSorted();
  expect(texts).toEqual([
    "It gives the fishing fleets time to come home.",
    "We welcome the pause in the strait,",
  ]);
  expect(folded!.wordings.map(({ by }) => by)).toEqual(["quotation", "quotation"]);
});
