import { expect, test } from "vitest";
import { extract } from "./reading.ts";

const BEST = "It is the best treaty that we have had in thirty winters of talks.";
const ASKED = "Our boats were not asked, and our boats will not be counted by a board in Bergen.";
const WROTE = "That is not true, because we wrote to you three times in the month of March.";
const PEN = "I would sign it tomorrow if somebody gave me a pen that writes.";
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

test.each<[what: string, host: string, ida: string, paul: string, between: string]>([
  ["in capitals", "MODERATOR", "DR BERG-HOLM", "MR LUND", "\n\n"],
  ["right above the words", "MODERATOR", "DR BERG-HOLM", "MR LUND", "\n"],
  ["with a time", "MODERATOR [00:01:10]", "DR BERG-HOLM [00:02]", "MR LUND 00:03", "\n\n"],
  ["behind a time", "[00:01:10] MODERATOR", "[00:02] DR BERG-HOLM", "[00:03] MR LUND", "\n\n"],
  ["with a note", "MODERATOR", "DR BERG-HOLM (inaudible)", "MR LUND (by video, late)", "\n\n"],
  ["in bold", "**Moderator**", "**Berg-Holm**", "**Lund**", "\n\n"],
  ["in bold with a colon", "**Moderator:**", "**Berg-Holm:**", "**Lund:**", "\n\n"],
  ["with a colon", "Moderator:", "Ida Berg-Holm:", "Paul Lund:", "\n\n"],
])("a label on a line of its own, %s, is over its whole turn", (_, host, ida, paul, between) => {
  const turn = (label: string, ...words: string[]) => `${label}${between}${words.join("\n\n")}`;
  const found = turnsOf(
    "Ida Berg-Holm and Paul Lund met in Oslo on Monday.",
    turn(host, "Ida, is the treaty any good?"),
    turn(ida, BEST, PEN),
    turn(host, "And the minister?"),
    turn(paul, ASKED),
    turn(ida, WROTE),
    turn(paul, SLOW),
  );
  const expected = [
    ["Ida Berg-Holm", BEST],
    ["Ida Berg-Holm", PEN],
    ["Paul Lund", ASKED],
    ["Ida Berg-Holm", WROTE],
    ["Paul Lund", SLOW],
  ];
  expect(found).toEqual(expected.map((one) => one.join(" | ")));
});

test("a line that comes again over paragraphs, alone or as a part of the page, is no label", () => {
  const paragraphs = [BEST, ASKED, WROTE, SLOW, PEN].flatMap((words) => ["LISTEN", words]);
  expect(turnsOf(...paragraphs)).toEqual([]);
  const pages = [BEST, ASKED, WROTE, SLOW].flatMap((words) => ["LISTEN", words, "WATCH", PEN]);
  expect(turnsOf(...pages)).toEqual([]);
});

const PRESENT =
  "Dr Ida Berg-Holm, head of the Norwegian Harbour Board; Paul Lund, minister of fisheries of Iceland";

test.each<[what: string, before: string, labels: string[]]>([
  ["given names", `Speakers: ${PRESENT}`, ["HOST", "IDA", "PAUL"]],
  ["surnames in capitals", `Panellists: ${PRESENT}`, ["HOST", "BERG-HOLM", "LUND"]],
  ["titles and surnames", `Present: ${PRESENT}`, ["Moderator", "Dr Berg-Holm", "Mr Lund"]],
  ["offices", `Participants: ${PRESENT}`, ["CHAIR", "HEAD", "THE MINISTER"]],
  ["offices in small letters", `Present: ${PRESENT}`, ["Host", "Head", "The minister"]],
  [
    "whom a programme names with its guests",
    "Radio Maren 1. With Nora Vinter in Oslo; guests: Ida Berg-Holm, head of the Norwegian Harbour Board, and Paul Lund, minister of fisheries of Iceland",
    ["Vinter", "Berg-Holm", "Lund"],
  ],
  [
    "whom a programme names with its presenter",
    `With presenter Nora Vinter and, in the studio, ${PRESENT}`.replace("Dr ", ""),
    ["Nora", "Ida", "Paul"],
  ],
])(
  "labels by %s mean whom the article introduces",
  (_, before, [host = "", ida = "", paul = ""]) => {
    const text = [
      "A talk on the harbour treaty of Port Maren",
      before,
      `${host}: Good evening. We begin in the north of the country today.`,
      `${ida}: ${BEST}`,
      `${paul}: ${ASKED}`,
      `${ida}: ${WROTE}`,
      `${host}: The line is bad tonight, but we go on as long as it holds.`,
      `${paul}: ${SLOW}`,
    ].join("\n\n");
    const found = extract({ text }).map(({ speaker, affiliation, text: words }) => ({
      speaker,
      office: affiliation?.replace("Dr, ", ""),
      words,
    }));
    const [head, minister] = [
      { speaker: "Ida Berg-Holm", office: "head of the Norwegian Harbour Board" },
      { speaker: "Paul Lund", office: "minister of fisheries of Iceland" },
    ];
    expect(found).toEqual([
      { ...head, words: BEST },
      { ...minister, words: ASKED },
      { ...head, words: WROTE },
      { ...minister, words: SLOW },
    ]);
  },
);

test("an interpreter speaks for whoever spoke before, and a clip is of whom the turn before announces", () => {
  expect(
    turnsOf(
      `Speakers: ${PRESENT}`,
      `HOST: Paul, were you asked?`,
      `PAUL: ${ASKED}`,
      `INTERPRETER: ${SLOW}`,
      `HOST: Here is the mayor of the town, Ole Brandt:`,
      `CLIP: ${BEST}`,
      `IDA: ${WROTE}`,
      `HOST: Thank you. Paul?`,
      `PAUL: ${PEN}`,
    ),
  ).toEqual([
    `Paul Lund | ${ASKED}`,
    `Paul Lund | ${SLOW}`,
    `Ole Brandt | ${BEST}`,
    `Ida Berg-Holm | ${WROTE}`,
    `Paul Lund | ${PEN}`,
  ]);
});

test.each<[what: string, norway: string, iceland: string]>([
  ["in bold with the point inside", "**Norway.**", "**Iceland.**"],
  ["in bold with the point behind", "**Norway**.", "**Iceland**."],
  ["in capitals", "NORWAY.", "ICELAND."],
])("the offices of a country run in, %s, each say their own words", (_, norway, iceland) => {
  const text = [
    "Reactions to the harbour treaty of Port Maren",
    `${norway} Foreign minister (press call, 3 June): “We are glad of it.” Fisheries ministry (note, 4 June) -- “We shall count.”`,
    `${iceland} Foreign ministry (note, 5 June) -- glad of the treaty, and ready to sign it.`,
  ].join("\n\n");
  const found = extract({ text }).map(
    ({ speaker, affiliation, text: words }) => `${speaker} | ${affiliation} | ${words}`,
  );
  const [first, second] = [norway, iceland].map((label) => label.replaceAll(/[*.]/g, ""));
  expect(found).toEqual([
    `Foreign minister | ${first} | We are glad of it.`,
    `Fisheries ministry | ${first} | We shall count.`,
    `Foreign ministry | ${second} | glad of the treaty, and ready to sign it.`,
  ]);
});
