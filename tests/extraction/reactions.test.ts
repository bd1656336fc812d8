import { expect, test } from "vitest";
import { said } from "./reading.ts";

test.each<[text: string, statements: string[]]>([
  // Reactions told by nouns
  [
    "The toll drew sharp criticism from Syria.",
    ["Syria | criticism | drew sharp criticism from Syria"],
  ],
  ["The toll was met with relief in Oslo.", ["Oslo | relief | was met with relief in Oslo"]],
  ["There was applause from the Greens.", ["Greens | applause | applause from the Greens"]],
  [
    "The toll drew praise from Oslo and criticism from the union, which called it “a leak”.",
    [
      "Oslo | praise | drew praise from Oslo",
      "union | criticism | criticism from the union",
      "union | called | called it “a leak”",
    ],
  ],
  ["Applause from Belarus.", ["Belarus | applause | Applause from Belarus"]],
  [
    "The verdict won applause from every bench of parliament, a rare thing.",
    ["parliament | applause | won applause from every bench of parliament"],
  ],
  ["He took relief from the bank.", []],
  ["They won the game thanks to a late goal by Paul Lund.", []],
  ["The toll drew little criticism in March.", []],
  ["The toll did not draw criticism from Syria.", []],
  // The verb itself is quoted
  ["The ministry “warmly supports” the idea.", ["ministry | - | “warmly supports” the idea"]],
  [
    "The ministry in Oslo, by the way, “welcomes the toll with drums”.",
    ["ministry in Oslo | - | “welcomes the toll with drums”"],
  ],
  [
    "The toll is gone; the union's lawyer, Ida Holm, gives it “no chance in this world”.",
    ["Ida Holm | gives | gives it “no chance in this world”"],
  ],
  [
    "The foreign ministry had “read the note with joy”.",
    ["foreign ministry | - | had “read the note with joy”"],
  ],
  [
    "Calloway is “deeply disappointed” and “reviewing all options”.",
    ["Calloway | - | is “deeply disappointed” and “reviewing all options”"],
  ],
  ["The ship “Queen of Oslo” was late.", []],
  // A verb that no list has, and a quotation
  [
    "The Latvian premier lent the plan “the weight of a good neighbour”.",
    ["Latvian premier | lent | lent the plan “the weight of a good neighbour”"],
  ],
  ["The minister signed the “pact of the willing and able”.", []],
  ["The farmers waved a banner with “no toll for us”.", []],
  ["“It is good,” shares Anselm Krogh, a baker.", ["Anselm Krogh | shares | It is good,"]],
  // The words that turn a clause round belong to it
  [
    "Tove Lind denied that the toll was high.",
    ["Tove Lind | denied | denied that the toll was high"],
  ],
  ["The mayor doubts that it will pass.", ["mayor | doubts | doubts that it will pass"]],
  // A date behind the speaker, and openings that only look like those of captions
  [
    "The gate stood open, said Tidewatch International on Tuesday, June 4.",
    ["Tidewatch International | said | The gate stood open"],
  ],
  [
    "Video of the night shows nobody hurt, the ministry said.",
    ["ministry | said | Video of the night shows nobody hurt"],
  ],
  ["Video: nobody was hurt, as the ministry knows.", []],
  // Two verbs of several in the present
  [
    "The harbour guards deny the charge of theft and say the crates were empty.",
    [
      "harbour guards | deny | deny the charge of theft",
      "harbour guards | say | the crates were empty",
    ],
  ],
  // A time is no promise
  ["When the actors refused to play in the harbour, a tent was put up.", []],
  // What another says about it is the other's
  [
    "The council on Monday approved the toll, a vote that Mayor Tove Lind hailed as “a day for ferries”.",
    ["Tove Lind | hailed | hailed as “a day for ferries”"],
  ],
  // A blow that says nothing
  ["Farmers were quick to push back.", []],
  [
    "Farmers pushed back against the toll.",
    ["Farmers | pushed back | pushed back against the toll"],
  ],
  // A clause behind a colon
  [
    "Peep Vainola was blunt about it: the toll was dead on arrival.",
    ["Peep Vainola | - | the toll was dead on arrival"],
  ],
  ["The union's answer was short: no school would close.", ["union | - | no school would close"]],
  ["Anna Berg went home. Her verdict: the toll was dead.", ["Anna Berg | - | the toll was dead"]],
  ["The mayor had three sons: Ola, Per and Nils.", []],
  // A point of view without a quotation
  [
    "For Inga Rasma of the Baltic Forum, the hard part begins now.",
    ["Inga Rasma | - | the hard part begins now"],
  ],
  ["For the union, the toll is a step too far.", ["union | - | the toll is a step too far"]],
  ["For the mayor, the week began badly.", []],
  ["For now, the toll is in force.", []],
  ["For years the ministry has been silent about it.", []],
  ["For that reason, the minister is silent about it.", []],
  ["For decades, the two ministers have shared one bridge.", []],
  ["For the next round of talks, the committee has a new chair.", []],
  ["For the price of a coffee, the minister is allowed to cross.", []],
  [
    "For the first time since soldiers crossed it, the mayors of both banks have spoken to each other.",
    [],
  ],
  ["For many old firms such as these, the toll is a chance.", []],
  // Subjects
  [
    "“It was time,” said one of her deputies, Kersti Maasik.",
    ["Kersti Maasik | said | It was time,"],
  ],
  ["McDonald's said it would close its shops.", ["McDonald's | said | it would close its shops"]],
  [
    "The loudest voice was that of a captain in Virtsu, who called it “a law for chairs”.",
    ["a captain in Virtsu | called | “a law for chairs”"],
  ],
  [
    "Latvia's fruit growers denounced the toll.",
    ["Latvia's fruit growers | denounced | denounced the toll"],
  ],
  ["Presidential aides said it would fail.", ["Presidential aides | said | it would fail"]],
  [
    "Two people familiar with the plan said it would fail.",
    ["two people familiar with the plan | said | it would fail"],
  ],
])("%s", (text, statements) => {
  expect(said(text)).toEqual(statements);
});
