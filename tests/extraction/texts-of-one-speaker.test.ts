import { expect, test } from "vitest";
import { said } from "./reading.ts";

/** Texts of one speaker each, and who says what in them by their form alone. */
test.each<[what: string, paragraphs: string[], statements: string[]]>([
  [
    "a letter is signed by the lines below it",
    [
      "SIR - I have guarded that gate for twenty winters. I am glad of it.",
      "Desmond Lyle\nEltham, London",
    ],
    ["Desmond Lyle | - | I have guarded that gate for twenty winters. I am glad of it."],
  ],
  [
    "letters under a heading need no salutation",
    ["Your letters", "The toll is unfair to those who work at night.", "Hedda Brun\nTrondheim"],
    ["Hedda Brun | - | The toll is unfair to those who work at night."],
  ],
  [
    "a mail is signed by its last line",
    [
      "From: m.oye@rescue.example\nSubject: the gate",
      "Quick one from the queue. The gate is open as promised.",
      "Modupe Oye, team leader, Coast Rescue, Pune",
    ],
    ["Modupe Oye | - | Quick one from the queue. The gate is open as promised."],
  ],
  [
    "a statement belongs to the body that is named over it",
    [
      "Ministry of Trade of Norway\nStatement on the tariff",
      "Norway regrets the tariff, of which it learnt from the radio.",
      "It reserves every right.",
    ],
    [
      "Ministry of Trade of Norway | - | Norway regrets the tariff, of which it learnt from the radio.",
      "Ministry of Trade of Norway | - | It reserves every right.",
    ],
  ],
  [
    "a joint statement",
    [
      "Joint statement by the foreign ministers of Norway, Sweden and Denmark",
      "We see in this opening the first fruit of patience.",
    ],
    [
      "the foreign ministers of Norway, Sweden and Denmark | - | We see in this opening the first fruit of patience.",
    ],
  ],
  [
    "what a statement in quotations is introduced with is not the statement",
    ["Response from the governments", "The Norwegian minister said that it was late."],
    ["Norwegian minister | said | it was late"],
  ],
  [
    "a post is its account's",
    ["@harbour_girl: two more years of maths, thanks for nothing."],
    ["@harbour_girl | - | two more years of maths, thanks for nothing."],
  ],
  [
    "remarks go on under topics",
    ["Remarks by the mayor of Oslo:", "ON TOLLS:", "“Nobody pays.”", "ON BOATS:", "“All pay.”"],
    ["mayor of Oslo | - | Nobody pays.", "mayor of Oslo | - | All pay."],
  ],
  [
    "answers belong to whom the introduction names, not to who asks",
    [
      "Salima Barry, 49, is a professor. She spoke to Rosa Keogh by telephone.",
      "**How did you get the news?**",
      "On a motorcycle. My son drove after me.",
      "**And if the neighbours object?**",
      "We asked them. They answered in eleven days.",
    ],
    [
      "Salima Barry | - | On a motorcycle. My son drove after me.",
      "Salima Barry | - | We asked them. They answered in eleven days.",
    ],
  ],
  [
    "questions over a report are no interview",
    [
      "**Who is in favour?**",
      "The minister said that it was good. “It is good,” said Anna Berg.",
      "**Who is against?**",
      "The harbour board said that it was late. “It is late,” said Paul Lund.",
    ],
    [
      "minister | said | it was good",
      "Anna Berg | said | It is good,",
      "harbour board | said | it was late",
      "Paul Lund | said | It is late,",
    ],
  ],
  [
    "a bare quotation with no line, colon or cue near it has no speaker",
    [
      "Anna Berg said that it was good.",
      "The rain fell on the harbour.",
      "HARBOUR NOTES",
      "“It is late.”",
    ],
    ["Anna Berg | said | it was good"],
  ],
  [
    "a letter may be signed in brackets",
    ["From our readers", "I have lived under that dam for years. (Tigist M., Guba)"],
    ["Tigist M. | - | I have lived under that dam for years."],
  ],
  [
    "a question and its answer in one paragraph",
    ["Professor Ruth Adhiambo was at home.", "Who gains? “Those who own a switch.”"],
    ["Ruth Adhiambo | - | Those who own a switch."],
  ],
])("%s", (_, paragraphs, statements) => {
  expect(said(...paragraphs)).toEqual(statements);
});

test("a debate in the middle of an article is read by its labels, and the chair says nothing", () => {
  expect(
    said(
      "House of Assembly, official report",
      "The Deputy Speaker: Order. The House will resume debate on the bill.",
      "Hon. Mara Thibault (Minister of Posts, Lib.): Mr. Speaker, this bill does one thing for letters.",
      "Mr. Dale Reyes (Swift Current, Con.): Mr. Speaker, her bill is another matter altogether.",
      "Hon. Mara Thibault: Mr. Speaker, the member sees inspectors where there are none.",
      "Mr. Dale Reyes: They do not like it, and so we shall vote it down with a light heart.",
      "The Deputy Speaker: Is the House ready for the question?",
    ).map((line) => line.split(" | ")[0]),
  ).toEqual(["Mara Thibault", "Dale Reyes", "Mara Thibault", "Dale Reyes"]);
});
