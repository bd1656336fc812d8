import { expect, test } from "vitest";
import { extract, said } from "./reading.ts";

test.each<[text: string, statements: string[]]>([
  // Behind the words
  ["“It is good news,” said Anna Berg, a lawyer in Oslo.", ["Anna Berg | said | It is good news,"]],
  [
    "“It is good news,” Anna Berg told reporters in Oslo on Monday.",
    ["Anna Berg | told | It is good news,"],
  ],
  ["“It is good news”, beamed Anna Berg.", ["Anna Berg | beamed | It is good news"]],
  ["It would take years, the minister said.", ["minister | said | It would take years"]],
  [
    "Better late than never, sighed Ida Holm of the Civic Union.",
    ["Ida Holm | sighed | Better late than never"],
  ],
  // Around and inside them
  ["“It is good,” she said.", []],
  [
    "“A fine must be felt,” Anna Berg said, “and this one will be.”",
    ["Anna Berg | said | A fine must be felt,” Anna Berg said, “and this one will be."],
  ],
  [
    "“It is good,” Anna Berg said. “It is late.”",
    ["Anna Berg | said | It is good,", "Anna Berg | said | It is late."],
  ],
  [
    "Poland, Ewa Nowak told reporters, would not pay “one cent”.",
    ["Ewa Nowak | told | Poland, Ewa Nowak told reporters, would not pay “one cent”"],
  ],
  // Before them
  ["Anna Berg said: “It is good.”", ["Anna Berg | said | It is good."]],
  ["Anna Berg, a lawyer in Oslo, said that it was good.", ["Anna Berg | said | it was good"]],
  [
    "In Oslo, the mayor, Anna Berg, whose party lost, told parliament it was “a sad day”.",
    ["Anna Berg | told | it was “a sad day”"],
  ],
  [
    "According to Anna Berg, prices will “fall and fall”.",
    ["Anna Berg | According to | prices will “fall and fall”"],
  ],
  [
    "Prices will fall, according to Anna Berg, who follows the trade.",
    ["Anna Berg | according to | Prices will fall"],
  ],
  [
    "In Prague the group Clear Water called the treaty “a bucket with a hole in it”.",
    ["Clear Water | called | “a bucket with a hole in it”"],
  ],
  // The verb is the statement
  ["Tokyo welcomed the truce.", ["Tokyo | welcomed | welcomed the truce"]],
  [
    "Ankara accused Athens of bad faith, with its foreign ministry saying: “They never meant it.”",
    [
      "Ankara | accused | accused Athens of bad faith",
      "Ankara's foreign ministry | saying | They never meant it.",
    ],
  ],
  [
    "Cairo welcomed the signing and urged both sides to keep “a full silence”.",
    [
      "Cairo | welcomed | welcomed the signing",
      "Cairo | urged | both sides to keep “a full silence”",
    ],
  ],
  ["The union vowed to fight the plan.", ["union | vowed | to fight the plan"]],
  ["The treaty was welcomed by nobody.", []],
  // Passives
  [
    "The treaty was welcomed by Tokyo and rejected by Athens.",
    ["Tokyo | welcomed | welcomed by Tokyo", "Athens | rejected | rejected by Athens"],
  ],
  [
    "The vote was called “a farce” by the opposition leader, Anna Berg.",
    ["Anna Berg | called | called “a farce” by the opposition leader, Anna Berg"],
  ],
  [
    "Anna Berg condemned the raid by rebels.",
    ["Anna Berg | condemned | condemned the raid by rebels"],
  ],
  // Between dashes, passed on, credited
  [
    "Three unions - the Red one among them - rejected the treaty.",
    ["three unions | rejected | rejected the treaty"],
  ],
  [
    "The Danes said Ms Berg had told parliament that “nobody wants it”.",
    ["Berg | told | “nobody wants it”"],
  ],
  [
    "As Ida Holm reported for the Ledger, Anna Berg told parliament that the port must not be sold:",
    ["Anna Berg | told | the port must not be sold"],
  ],
  [
    "It drew a shrug from the Harbour Union, which called it “a leak”.",
    [
      "Harbour Union | shrug | drew a shrug from the Harbour Union",
      "Harbour Union | called | called it “a leak”",
    ],
  ],
  [
    "PORT MAREN, March 12 (Courier) - Tokyo welcomed the truce.",
    ["Tokyo | welcomed | welcomed the truce"],
  ],
  // Labels
  ["France — “We are glad that it is over.”", ["France | - | We are glad that it is over."]],
  [
    "• Anna Berg, president of the court: “We are glad that it is over.”",
    ["Anna Berg | - | We are glad that it is over."],
  ],
  [
    "GERMANY - Chancellor Ada Brandt: “We are glad that it is over.”",
    ["Ada Brandt | - | We are glad that it is over."],
  ],
  // Signed by a line behind
  [
    "“We are glad that it is over.”\n— Anna Berg, mayor of Oslo",
    ["Anna Berg | - | We are glad that it is over."],
  ],
  [
    "“We are glad.”\n- Head of the Danish delegation, Ida Holm\n\n“We are not.”\n- Civic Union",
    ["Ida Holm | - | We are glad.", "Civic Union | - | We are not."],
  ],
  ["“We are glad.”\n- Tickets were sold out.", []],
  ["“We are glad.”\n- Price: nine crowns", []],
  ["“We are glad.”\n\n• Anna Berg", []],
  // No statements
  ["The so-called “Night of Bridges” was in 2014.", []],
  ["A sign on the wall read “No to war”.", []],
  ["PHOTO: A man holds a sign that says “We said no.”", []],
  ["Read more: ‘We lost everything,’ says Anna Berg", []],
  ["Sign up for our newsletter, says our editor.", []],
  ["The phone call lasted an hour. The attacks were reported.", []],
])("%s", (text, statements) => {
  expect(said(text)).toEqual(statements);
});

test.each<[what: string, paragraphs: string[], speakers: string[]]>([
  [
    "a surname means the one named in full",
    ["Anna Berg said it was good.", "“It is late,” Berg said."],
    ["Anna Berg", "Anna Berg"],
  ],
  [
    "a pronoun means the last subject",
    ["Anna Berg was at home. “It is late,” she said."],
    ["Anna Berg"],
  ],
  [
    "a role means its holder",
    ["The minister, Anna Berg, said it was good.", "“It is late,” the minister said."],
    ["Anna Berg", "Anna Berg"],
  ],
  [
    "a family name may come first",
    ["President Lin Wenshan said it was good. Mr. Lin added that it was late."],
    ["Lin Wenshan", "Lin Wenshan"],
  ],
  [
    "a paragraph that ends in a colon announces",
    [
      "Dr Anna Berg, Reader in Law at the University of Oslo, said:",
      "“It is good.\n\n“It is late.”",
    ],
    ["Anna Berg"],
  ],
  [
    "a quotation set off belongs to who was announced",
    ["The court’s president, Anna Berg, was brief:", "> It is late."],
    ["Anna Berg"],
  ],
  [
    "a bare quotation goes on",
    ["“It is good,” said Anna Berg.", "“It is also late.”"],
    ["Anna Berg", "Anna Berg"],
  ],
  [
    "a new subject takes over",
    ["“It is good,” said Anna Berg. Paul Lund was less happy. “It is late.”"],
    ["Anna Berg", "Paul Lund"],
  ],
])("%s", (_, paragraphs, speakers) => {
  expect(said(...paragraphs).map((line) => line.split(" | ")[0])).toEqual(speakers);
});

test("a transcript's turns belong to their labels; greetings and questions are left out", () => {
  const turns = [
    "MS. BERG: Good morning, everybody. The bridge has been open since six o’clock today.",
    "Q: Hanna Voss, Radio Coast. Is it safe?",
    "MS. BERG: It is as safe as any bridge that I have ever walked across. Next.",
    "Q: And the toll?",
    "MR. LUND: The toll will be nine crowns for a car and nothing at all for a bicycle.",
    "MS. BERG: Thank you all.",
  ];
  expect(
    said("Participants: Anna Berg, spokeswoman of the ministry; Paul Lund, mayor.", ...turns),
  ).toEqual([
    "Anna Berg | - | The bridge has been open since six o’clock today.",
    "Anna Berg | - | It is as safe as any bridge that I have ever walked across.",
    "Paul Lund | - | The toll will be nine crowns for a car and nothing at all for a bicycle.",
  ]);
});

test("the same words again are one statement", () => {
  expect(
    said("“You can’t eat a view, can you?” said Anna Berg.", "“You can’t eat a view.”"),
  ).toHaveLength(1);
});

test.each<[text: string, earlier: boolean]>([
  ["When the plan was made two years ago, Anna Berg said it was “a joke”.", true],
  ["Anna Berg said at the time that it was a joke.", true],
  ["Anna Berg said that the treaty signed in 2014 was a joke.", false],
  ["Anna Berg said that it was a joke.", false],
])("%s is background: %s", (text, earlier) => {
  const [statement] = extract({ text: `Reactions to the harbour treaty\n\n${text}` });
  expect(statement!.background ?? false).toBe(earlier);
});

test("a country in the heading is where its speakers speak from", () => {
  const text =
    "Reactions to the harbour treaty\n\nKENYA\n\nA government spokesman welcomed the treaty.";
  expect(extract({ text })[0]).toMatchObject({ place: "KENYA", speaker: "a government spokesman" });
});
