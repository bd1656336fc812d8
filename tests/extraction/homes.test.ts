import { expect, test } from "vitest";
import { countriesIn } from "./countries-in.ts";

const TITLE = "Estonia lengthens compulsory schooling to eighteen\n\n";

test.each<[kind: string, text: string, speaker: string, code: string | null, by?: string]>([
  [
    "dateline, a place and a dash",
    "The harbour waits\n\nTALLINN - The bridge is open.\n\nEducation Minister Triin Kall praised it.",
    "Triin Kall",
    "EE",
    "dateline",
  ],
  [
    "dateline, a town with its country",
    "The harbour waits\n\nCÓRDOBA, Argentina. The bridge is open.\n\nThe mayor, Lucía Ferr, praised it.",
    "Lucía Ferr",
    "AR",
    "dateline",
  ],
  [
    "dateline, a line of its own",
    "The harbour waits\n\nBy Tuva Eke\nOSLO, 9 March\n\nThe trade minister praised it.",
    "trade minister",
    "NO",
    "dateline",
  ],
  [
    "dateline, for an office that some other country is known for",
    "The harbour waits\n\nMANILA, 9 March (Wire) - Rain fell.\n\nTransport Secretary Cora Villa praised it.",
    "Cora Villa",
    "PH",
    "dateline",
  ],
  [
    "cast, the firm that somebody leads, wherever it is brought in",
    "The harbour waits\n\nNordahl Lime, the Oslo-listed materials group, has a new kiln.\n\n“It is late,” said Sindre Aam, chief executive of Nordahl.",
    "Sindre Aam",
    "NO",
    "cast",
  ],
  [
    "cast, the firm of a city",
    "The harbour waits\n\nThe Basel company Helvax built it. “It is late,” said Urs Amm, Helvax's head of research.",
    "Urs Amm",
    "CH",
    "cast",
  ],
  [
    "sentence, for whoever may be of the place",
    `${TITLE}Latvia, which has such a law, was amused. “It is late,” said the team's trainer, Dražen Kov.`,
    "Dražen Kov",
    "LV",
    "sentence",
  ],
  [
    "no place that only tells of somebody else",
    `The harbour waits\n\nArthur Dela, a biologist in Antwerp, welcomed it. The museum said that it was late.`,
    "museum",
    null,
  ],
  [
    "title and dateline together, for whoever may be of the place",
    `${TITLE}TALLINN, May 3 (Wire) - Rain fell.\n\n“It is late,” said Triin Kall, head of the lung ward.`,
    "Triin Kall",
    "EE",
    "dateline",
  ],
  [
    "dateline, of a police commissioner",
    "The harbour waits\n\nTALLINN, May 3 (Wire) - Rain fell.\n\nThe police commissioner, Triin Kall, praised it.",
    "Triin Kall",
    "EE",
    "dateline",
  ],
])("an article tells a home by %s: %s", (_, text, speaker, code, by) => {
  const found = countriesIn(text).filter(([name]) => name === speaker);
  expect(found).toEqual([[speaker, code, by]]);
});
