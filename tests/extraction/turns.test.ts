import { expect, test } from "vitest";
import { extract } from "./reading.ts";

const BEST = "It is the best treaty that we have had in thirty winters of talks.";
const ASKED = "Our boats were not asked, and our boats will not be counted by a board in Bergen.";
const WROTE = "That is not true, because we wrote to you three times in the month of March.";
const SLOW = "The letters came by the slow ship and nobody in my house has read them.";

const TALK = [`Ida: ${BEST}`, `Paul: ${ASKED}`, `Ida: ${WROTE}`, `Paul: ${SLOW}`];

/** Who says what in the turns of a talk, as "speaker | words". */
function turnsOf(...paragraphs: string[]): string[] {
  const text = ["A talk on the harbour treaty of Port Maren", ...paragraphs].join("\n\n");
  return extract({ text }).map(({ speaker, text: words }) => `${speaker} | ${words}`);
}

test.each<[what: string, before: string, behind: string]>([
  ["in square brackets before the label", "[00:00:31] ", ""],
  ["in round brackets before the label", "(12:31) ", ""],
  ["without brackets before the label", "00:12 ", ""],
  ["with a dash before the label", "00:12 - ", ""],
  ["in round brackets behind the name", "", " (02:51)"],
  ["in square brackets behind the name", "", " [00:02:51]"],
])("a time %s is no part of a turn", (_, before, behind) => {
  const marked = [`Host: Ida, is the treaty any good?`, ...TALK].map(
    (turn) => before + turn.replace(":", `${behind}:`),
  );
  expect(turnsOf(...marked)).toEqual(TALK.map((turn) => turn.replace(": ", " | ")));
});
