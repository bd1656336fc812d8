import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fillTable } from "../../scripts/construction-table.ts";
import { CONSTRUCTIONS } from "../../src/extraction/attribution/constructions.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { extractArticle } from "./reading.ts";

const explained = (...paragraphs: string[]) =>
  extractArticle({
    text: ["Reactions to the harbour treaty of Port Maren", ...paragraphs].join("\n\n"),
  });

test.each(CONSTRUCTIONS.map(({ name, example }) => [name, example]))(
  "%s is seen in its example",
  (name, example) => {
    const { statements, explanations } = explained(example);
    expect(explanations.map(({ construction }) => construction)).toContain(name);
    const at = explanations.findIndex(({ construction }) => construction === name);
    expect(statements[at]?.speaker).toBeTruthy();
  },
);

test("constructions have names of their own", () => {
  const names = CONSTRUCTIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test("the table of constructions in the documentation is the list that is tried", () => {
  const document = readFileSync("docs/extraction.md", "utf8");
  expect(fillTable(document)).toBe(document);
});

test("an explanation names the construction, the words that decided, and the speaker's first mention", () => {
  const { statements, explanations } = explained(
    "Anna Berg, the mayor, said that it was good.",
    "The plan was rejected by the union. “It is late,” Berg told reporters.",
  );
  expect(explanations).toMatchObject([
    { construction: "said that", words: { text: "said" }, speaker: { text: "Anna Berg" } },
    { construction: "passive", words: { text: "rejected by" }, speaker: { text: "the union" } },
    {
      construction: "quotation, then speaker and verb",
      words: { text: "told" },
      speaker: { text: "Anna Berg" },
    },
  ]);
  for (const [index, explain] of explanations.entries()) {
    expect(parseStatement({ ...statements[index], explain })).toEqual(statements[index]);
  }
});
