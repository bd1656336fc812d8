import { describe, expect, test } from "vitest";
import { extractStatements } from "../../src/extract-statements.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { countriesIn } from "./countries-in.ts";

const TITLE = "Estonia lengthens compulsory schooling to eighteen\n\n";

describe("an article tells where its speakers are at home", () => {
  test.each<[kind: string, text: string, speaker: string, code: string | null, by?: string]>([
    [
      "dateline",
      "PÄRNU, May 3 - Education Minister Triin Kall praised the vote.",
      "Triin Kall",
      "EE",
      "dateline",
    ],
    [
      "title",
      `${TITLE}The teachers' union said it had not been asked.`,
      "teachers' union",
      "EE",
      "title",
    ],
    [
      "cast, the town below a letter",
      "Letters to the editor\n\nThe toll is right. We should keep it for ten years.\n\nOlav Tresfjord\nMolde",
      "Olav Tresfjord",
      "NO",
      "cast",
    ],
    [
      "title, of a house of the place",
      `${TITLE}The Lighthouse Inn said it would stay open.`,
      "Lighthouse Inn",
      "EE",
      "title",
    ],
    [
      "title, of no league, which may be of many countries",
      `${TITLE}The Workers' League said it had not been asked.`,
      "Workers' League",
      null,
    ],
    [
      "title, of no foreigner",
      `${TITLE}The analyst Triin Kall said the vote was late.`,
      "Triin Kall",
      null,
    ],
    ["title, of nobody unknown", `${TITLE}Triin Kall said the vote was late.`, "Triin Kall", null],
    [
      "sentence",
      `${TITLE}In Latvia the plan met with envy. Education Minister Zane Ozoln said she would copy it.`,
      "Zane Ozoln",
      "LV",
      "sentence",
    ],
    [
      "sentence",
      `${TITLE}Sweden, which tried the same, sent advice. Foreign minister Olle Frist said it was hard.`,
      "Olle Frist",
      "SE",
      "sentence",
    ],
    [
      "affiliation, which the cast tells",
      `${TITLE}“A pity,” said Inga Rasm, 44, from Ventspils.`,
      "Inga Rasm",
      "LV",
      "affiliation",
    ],
    [
      "cast",
      `${TITLE}Eva Moor, who teaches at the Uppsala school of music, called the law “late enough”.`,
      "Eva Moor",
      "SE",
      "context",
    ],
    [
      "affiliation, which the cast tells",
      `${TITLE}A French tour guide, Luc Marchal, came by. "Good idea," Marchal said.`,
      "Luc Marchal",
      "FR",
      "affiliation",
    ],
    [
      "heading",
      `${TITLE}LATVIA\n\nThe opposition said the law was bold.`,
      "opposition",
      "LV",
      "place",
    ],
    [
      "label",
      `${TITLE}Poland: education minister Marek Sow finds it "far too expensive".`,
      "Marek Sow",
      "PL",
      "heading",
    ],
    [
      "a name that many countries have",
      `${TITLE}Ain Saar (Republicans) said the bill was a mistake.`,
      "Ain Saar",
      null,
    ],
    [
      "a name that many countries have",
      `${TITLE}The Fund for Youth called it “a start”.`,
      "Fund for Youth",
      null,
    ],
    [
      "a surname that is a town",
      `${TITLE}"It will not last," said Professor Lima Okoro.`,
      "Lima Okoro",
      null,
    ],
    [
      "somebody's own words",
      `${TITLE}"Latvia is to blame," the teachers' union said.`,
      "teachers' union",
      "EE",
      "title",
    ],
    [
      "a place nearer than the heading",
      `${TITLE}BRUSSELS\n\nThe parliament said it was early.\n\nIn Helsinki the teachers' union said the law was late.`,
      "teachers' union",
      "FI",
      "context",
    ],
    [
      "a heading in capitals that only looks like a name",
      `${TITLE}WHO STANDS WHERE\n\nThe teachers' union said the law was late.`,
      "teachers' union",
      "EE",
      "title",
    ],
    [
      "dateline, for a plural",
      "The hall is to become a school\n\nVIENNA, March 3 (Wire) - A hall is to become a school.\n\nProsecutors said that the sale was lawful.",
      "Prosecutors",
      "AT",
      "dateline",
    ],
    [
      "cast, without a name",
      `${TITLE}A nurse from Uppsala said that the law was late.`,
      "a nurse from Uppsala",
      "SE",
      "speaker",
    ],
  ])("by %s: %s", (_, text, speaker, code, by) => {
    const found = countriesIn(text).filter(([name]) => name === speaker);
    expect(found).toEqual([[speaker, code, by]]);
  });

  test.each([
    ["“A pity,” said Inga Rasm, 44, from Ventspils.", "LV"],
    ['A French tour guide, Luc Marchal, came by. "Good idea," Marchal said.', "FR"],
    ["Eva Moor, who teaches at the Uppsala school of music, called the law “late”.", "SE"],
  ])("the cast comes first among the origins of %s", (text, country) => {
    const origins = extractStatements({ text: TITLE + text }).map(({ origin }) => origin?.[0]);
    expect(origins).toMatchObject([{ country, by: "cast" }]);
  });

  test("a heading holds up to the next", () => {
    const text = `${TITLE}LATVIA\n\nThe opposition said the law was bold.\n\nFINLAND\n\nThe teachers' union said the law was late.`;
    expect(countriesIn(text)).toEqual([
      ["opposition", "LV", "place"],
      ["teachers' union", "FI", "place"],
    ]);
  });

  test("officials who share a country tell the article's", () => {
    const text =
      "Ministers differ over schools\n\nThe Estonian finance minister said it was dear.\n\n" +
      "Estonia's president said it was right.\n\nThe teachers' union said it had not been asked.";
    expect(countriesIn(text).at(-1)).toEqual(["teachers' union", "EE", "cast"]);
  });
});

test("origins stand in the article's text, are at most eight, and are accepted again", () => {
  const text =
    `${TITLE}TALLINN, May 3 - In Latvia, Poland and Finland the plan met with envy.\n\n` +
    "LATVIA\n\nOslo: In Riga the education minister, Zane Ozoln, 44, from Ventspils, said she would copy it.";
  const statements = extractStatements({ text });
  expect(statements.length).toBeGreaterThan(0);
  for (const { origin = [], ...statement } of statements) {
    expect(origin.length).toBeGreaterThan(2);
    expect(origin.length).toBeLessThanOrEqual(8);
    for (const { text: words, start, end } of origin) expect(text.slice(start, end)).toBe(words);
    expect(parseStatement({ ...statement, origin })).toMatchObject({ origin });
    expect(parseStatement(statement).id).toBe(parseStatement({ ...statement, origin }).id);
  }
});
