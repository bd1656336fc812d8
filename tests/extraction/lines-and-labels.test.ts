import { expect, test } from "vitest";
import { extract, said } from "./reading.ts";

/** Texts in the forms of the press, and who says what in them by the form alone. */
test.each<[what: string, paragraphs: string[], statements: string[]]>([
  [
    "a caption does not end a quotation that is taken up behind it",
    ["Anna Berg said: “It is late. Nobody asked.", "A shop in Oslo", "“We will go to court.”"],
    ["Anna Berg | said | It is late. Nobody asked.", "Anna Berg | said | We will go to court."],
  ],
  [
    "under the names of a live page, below an hour, those speak whom they name",
    [
      "14:20",
      "Oslo Tramways",
      "Oslo Tramways said that the last tram would leave at six.",
      "13:11",
      "Fjord Baths - closed",
      "“The pool is empty.”",
      "12:18",
      "Lighthouse Inn",
      "They said: “We stay open.”",
    ],
    [
      "Oslo Tramways | said | the last tram would leave at six",
      "Fjord Baths | - | The pool is empty.",
      "Lighthouse Inn | said | We stay open.",
    ],
  ],
  [
    "a headline of a live page speaks nothing",
    [
      "14:20",
      "Oslo Tramways Closes Early",
      "“The pool is empty.”",
      "13:11",
      "Baths Closed",
      "“The sauna is cold.”",
    ],
    [],
  ],
  [
    "a line with a dash signs the quotation above it",
    ["“Two years of sitting still.”\n— Raul Pihl, skipper, in a letter to this paper"],
    ["Raul Pihl | - | Two years of sitting still."],
  ],
  [
    "each quotation has the line below it, not that of the one before",
    [
      "“It is right.”\n— Minister of Schools",
      "“It is late.”\n- Ida Holm, Danish teacher",
      "“It is wrong.”\n– Civic Union",
    ],
    [
      "Minister of Schools | - | It is right.",
      "Ida Holm | - | It is late.",
      "Civic Union | - | It is wrong.",
    ],
  ],
  [
    "a line in italics signs",
    ["“The league takes note.”\n_League of Rowers, in a statement_"],
    ["League of Rowers | - | The league takes note."],
  ],
  [
    "a line in brackets signs",
    ["“We support it.”\n(Danish Rowing Board spokesperson Ida Holm)"],
    ["Ida Holm | - | We support it."],
  ],
  [
    "a line in brackets may name somebody without a name",
    ["“They did not call to congratulate.”\n(A rowing official who was not authorized to speak)"],
    ["A rowing official | - | They did not call to congratulate."],
  ],
  [
    "a paragraph of its own signs",
    ["“We never slept.”", "— Anna Berg, nurse, Oslo", "The vote is on Monday."],
    ["Anna Berg | - | We never slept."],
  ],
  [
    "lines on the right sign, also a quotation that is wrapped there",
    [
      "                    “The door of the house is\n                    open again. Come in.”\n                         Marius Holt,\n                         league president",
    ],
    ["Marius Holt | - | The door of the house is\n                    open again. Come in."],
  ],
  [
    "a name below a quotation, without any mark, signs by its age",
    ["“I would vote for anything.”\nAnna, 19, student, Oslo"],
    ["Anna | - | I would vote for anything."],
  ],
  [
    "a line of name and post in capitals heads the quotations below it",
    [
      "ANNA BERG, CHIEF ECONOMIST, BANK OF OSLO (OSLO)",
      "“It is late.”",
      "J.P. DE LA TOUR, ANALYST, CABINET BLEU (PARIS)",
      "“It is early.”",
    ],
    ["ANNA BERG | - | It is late.", "J.P. DE LA TOUR | - | It is early."],
  ],
  [
    "words without marks below such a line are its speaker's",
    [
      "DEVI RAMA - SENIOR STRATEGIST - COAST SECURITIES - MUMBAI",
      "The market asks who is next. That is the part that I like least.",
    ],
    ["DEVI RAMA | - | The market asks who is next. That is the part that I like least."],
  ],
  [
    "people of the street are named above their words, with age and trade",
    [
      "Anna, 41, nurse, Oslo\nI voted yes and my hand shook.",
      "Jon Ingi, 63, skipper\nNo. My boat does not need a passport.",
    ],
    [
      "Anna | - | I voted yes and my hand shook.",
      "Jon Ingi | - | No. My boat does not need a passport.",
    ],
  ],
  [
    "a label names the speaker of a quotation, under a country or not",
    ["NORWAY", "Foreign Minister Anna Berg, on X: “Best news in years.”", "Centre party: “Shame.”"],
    ["Anna Berg | - | Best news in years.", "Centre party | - | Shame."],
  ],
  [
    "a label in bold",
    ["**THE MAYOR:** “The patent is sound.”"],
    ["Mayor | - | The patent is sound."],
  ],
  [
    "And from the chair",
    ["The session was long.", "And from the chair: “Order!”"],
    ["chair | - | Order!"],
  ],
  [
    "a label before words without marks",
    ["NORWAY", "Presidency: glad of the decision, and ready to reopen the line."],
    ["Presidency | - | glad of the decision, and ready to reopen the line."],
  ],
  [
    "a country and behind it who speaks there",
    ["SÃO PAULO: Nivaldo Furtado, cane mills’ association: We thank you for the present."],
    ["Nivaldo Furtado | - | We thank you for the present."],
  ],
  [
    "letters in front of the body that they stand for",
    ["“They are no longer needed.”", "— BMI, German Interior Ministry (@BMI_Bund)"],
    ["German Interior Ministry | - | They are no longer needed."],
  ],
  [
    "a report in brackets is read, a line of the editors is not",
    [
      "(Since the broadcast, the Norwegian government has said that it is worried about the harbour and will ask the league for a meeting.)",
      "(Letters may be cut, said the editor.)",
    ],
    [
      "Norwegian government | said | it is worried about the harbour and will ask the league for a meeting",
    ],
  ],
  [
    "a line behind a dash on the same line signs",
    ["“A brave decision.” — Ministry of Mines, Santiago"],
    ["Ministry of Mines | - | A brave decision."],
  ],
  [
    "a telegram is his who sends it",
    [
      "Telegram of His Majesty the King of Norway to the people of Chile",
      "We have lit a thousand lamps for you.",
    ],
    ["His Majesty the King of Norway | - | We have lit a thousand lamps for you."],
  ],
  [
    "Q and A without names",
    [
      "Tereza Novak has measured the river. She talked to our reporter, Jan Holub.",
      "Q: Is it good news?\nA: It is the least bad news in years, and I signed it.",
      "Q: And the fish?\nA: Nobody asked the fish, of course, but I did.",
      "Q: Anything else?",
    ],
    [
      "Tereza Novak | - | It is the least bad news in years, and I signed it.",
      "Tereza Novak | - | Nobody asked the fish, of course, but I did.",
    ],
  ],
  [
    "a country before a report is no part of it",
    ["POLAND. The daily Kurier said that it was late.", "OSLO: The mayor said that it was early."],
    ["Kurier | said | it was late", "mayor | said | it was early"],
  ],
  [
    "a topic is nobody",
    ["FARMERS’ VIEW: “It took forty years to drain that field.” That was Ida Holm of the league."],
    ["Ida Holm | - | It took forty years to drain that field."],
  ],
  [
    "a name in brackets behind a quotation",
    ["UNION VIEW: “Our nurses waited.” (Nora Brandt, general secretary, Nurses’ Council)"],
    ["Nora Brandt | - | Our nurses waited."],
  ],
  [
    "a set-off quotation that signs itself",
    ["> The river belongs to those who listen.\n>\n> — Fatma Saleh, poet, Aswan"],
    ["Fatma Saleh | - | The river belongs to those who listen."],
  ],
  [
    "a list of countries, with dashes",
    ["Reactions came at once.", "* Kenya – glad of the news\n* Chile – not a word so far"],
    ["Kenya | - | glad of the news", "Chile | - | not a word so far"],
  ],
  [
    "a body speaks for itself behind its name",
    ["ATLANTIC FISHERS’ UNION: Our members welcome the bill. They ask for more boats."],
    ["Atlantic Fishers’ Union | - | Our members welcome the bill. They ask for more boats."],
  ],
  [
    "a body named right above a quotation",
    ["Harbour Grand Council\n“We were here before the net.”"],
    ["Harbour Grand Council | - | We were here before the net."],
  ],
])("%s", (_, paragraphs, statements) => {
  expect(said(...paragraphs)).toEqual(statements);
});

test("office and country of heading and line stand in the affiliation", () => {
  const text = [
    "Reactions to the harbour treaty",
    "MOROCCO",
    "Foreign Minister Yassir Berrada: “A hand was held out.”",
    "EGYPT",
    "Foreign ministry: “We wish both well.”",
    "“It is late.”\n— Anna Berg, mayor of Oslo",
  ].join("\n\n");
  expect(extract({ text })).toMatchObject([
    { speaker: "Yassir Berrada", affiliation: "Foreign Minister; MOROCCO" },
    { speaker: "Foreign ministry", affiliation: "EGYPT" },
    { speaker: "Anna Berg", affiliation: "mayor of Oslo; EGYPT" },
  ]);
});
