import { expect, test } from "vitest";
import { said } from "./reading.ts";

test.each<[opening: string]>([
  ["By Rufus Hallam: "],
  ["By Rufus Hallam, Harbour Staff - "],
  ["HarbourNews.Net - "],
  ["news.harbour.example | "],
  ["Harbour News - "],
  ["PORT MAREN, 3 May (Wire) - "],
])("words before the first sentence are no part of it: %s", (opening) => {
  expect(said(`${opening}The guards opened the gate without a bell, said Anna Berg.`)).toEqual([
    "Anna Berg | said | The guards opened the gate without a bell",
  ]);
});

test.each<[text: string, statements: string[]]>([
  ["By Monday: the union said that it was late.", ["union | said | it was late"]],
  ["Norway - “It is late,” said Anna Berg.", ["Anna Berg | said | It is late,"]],
])("words that are no byline stay: %s", (text, statements) => {
  expect(said(text)).toEqual(statements);
});
