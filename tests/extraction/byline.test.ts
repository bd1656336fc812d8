import { expect, test } from "vitest";
import { extract, extractArticle } from "./reading.ts";

const TITLE = "Port Maren signs the harbour treaty";
const SAID = "Anna Berg said that it was good for everybody in the town.";

test.each<[lines: string[], publishedAt: string | undefined, place: string | undefined]>([
  [["LUANDA, 14 May (Courier) - "], undefined, "Luanda"],
  [["LUANDA, 14 May 2031 (Courier) "], "2031-05-14", "Luanda"],
  [["BRUSSELS, Sept 9 — "], undefined, "BRUSSELS"],
  [["BRUSSELS, Sept. 9, 2031 — "], "2031-09-09", "BRUSSELS"],
  [["By Wilma Tarrant, 2031", "BRUSSELS, Sept 9 — "], "2031-09-09", "BRUSSELS"],
  [["PORT MAREN, March 12 - "], undefined, "PORT MAREN"],
  [["PORT MAREN (Courier) – "], undefined, "PORT MAREN"],
  [["La Paz, 11 June 2031 (Courier). – "], "2031-06-11", "La Paz"],
  [["OSLO/BERGEN, 10 April 2031 - "], undefined, undefined],
  [["2 March 2026, 5:14 pm"], "2026-03-02", undefined],
  [["By Wilma Tarrant | 26 April 2023"], "2023-04-26", undefined],
  [["By Wilma Tarrant in Port Maren", "April 26, 2023"], "2023-04-26", undefined],
  [["Published Wed, 26 April 2023 at 09:30 GMT"], "2023-04-26", undefined],
  [["Last updated: 2023-04-26T09:30:00Z"], "2023-04-26", undefined],
  [["World · 26th April 2023"], "2023-04-26", undefined],
  [["12 March 2031", "OSLO, March 11 - "], "2031-03-12", "Oslo"],
  // No dates and places
  [["Thursday 13 August"], undefined, undefined],
  [["31 February 2031"], undefined, undefined],
  [["The treaty of 12 March 2031 is no more"], undefined, undefined],
  [["The union (HU) - "], undefined, undefined],
  [["03/04/2031"], undefined, undefined],
])("what stands above the first words says when and where: %j", (lines, publishedAt, place) => {
  const above = lines.slice(0, -1);
  const last = lines.at(-1)!;
  const opening = last.endsWith(" ") ? [`${last}${SAID}`] : [last, SAID];
  const [statement] = extract({ text: [TITLE, ...above, ...opening].join("\n\n") });
  expect(statement).toMatchObject({ speaker: "Anna Berg" });
  expect({ publishedAt: statement!.publishedAt, place: statement!.place }).toEqual({
    publishedAt,
    place,
  });
});

test("what the user says of date and place goes before what the article says", () => {
  const text = `${TITLE}\n\n12 March 2031\n\nOSLO, March 12 - ${SAID}`;
  const [statement] = extract({ text, publishedAt: "2031-03-13", place: "Bergen" });
  expect(statement).toMatchObject({ publishedAt: "2031-03-13", place: "Bergen" });
});

test.each([
  ["Skip to content", "Menu", "Sign in", "News", TITLE, "12 March 2031"],
  ["Skip to main content", "", "Search", "", "The Courier", TITLE, "By Wilma Tarrant"],
  ["12 March 2031, 5:14 pm", TITLE],
  [TITLE, "Skip to content"],
])("the title of a text pasted from a page is its headline: %s", (...lines) => {
  const { event } = extractArticle({ text: [...lines, "", SAID].join("\n") });
  expect(event).toBe("port-maren-signs-the-harbour-treaty");
});
