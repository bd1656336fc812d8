import { expect, test } from "vitest";
import { said } from "./reading.ts";

test.each<[text: string, statements: string[]]>([
  // Where the words end
  [
    "Peep Vainola said the school would need a gym, a kitchen and a nurse by autumn.",
    ["Peep Vainola | said | the school would need a gym, a kitchen and a nurse by autumn"],
  ],
  [
    "The minister said the toll was lawful, a claim that lawyers doubt.",
    ["minister | said | the toll was lawful"],
  ],
  [
    "The minister said the toll, which took four years to write, was a disgrace.",
    ["minister | said | the toll, which took four years to write, was a disgrace"],
  ],
  [
    "The minister said the toll was lawful, which surprised nobody.",
    ["minister | said | the toll was lawful"],
  ],
  [
    "Tidewatch International said it was late. The group fears that more gates will fail.",
    [
      "Tidewatch International | said | it was late",
      "Tidewatch International | fears that | fears that more gates will fail",
    ],
  ],
  ["The union said more about it. The board said no, again.", []],
  ["The board asked for more time.", ["board | asked for | for more time"]],
  [
    "Mussels may choke the harbours, warns Anna Berg as she asked states to lend divers.",
    [
      "Anna Berg | warns | Mussels may choke the harbours",
      "Anna Berg | asked | states to lend divers",
    ],
  ],
  [
    "The delegate confirmed that he had voted no. He thought that it was late.",
    ["delegate | confirmed | he had voted no", "delegate | thought | it was late"],
  ],
  ["The union said that No. 10 was late.", ["union | said | No. 10 was late"]],
  [
    "A baker on her way home, Anna Berg, shrugged: “They can paint it blue.”",
    ["Anna Berg | shrugged | They can paint it blue."],
  ],
  [
    "Paul Lund was calm. A neighbour who loses, he said, is entitled to one bad evening.",
    ["Paul Lund | said | A neighbour who loses, he said, is entitled to one bad evening"],
  ],
  ["The bishop asked for prayers.", ["bishop | asked for | for prayers"]],
  ["The bishop asked for water.", []],
  ["The union took no pleasure in it.", ["union | took no pleasure in | took no pleasure in it"]],
  // Two who speak
  [
    "The union said it was “a beginning”, and a deputy minister told reporters that it was “the end”.",
    ["union | said | it was “a beginning”", "a deputy minister | told | it was “the end”"],
  ],
  [
    "Talvik said that the toll might anger fishermen, but Oberon dismissed those worries.",
    [
      "Talvik | said | the toll might anger fishermen",
      "Oberon | dismissed | dismissed those worries",
    ],
  ],
  [
    "Oslo has said that the cable is a civil project, but Moscow has called it a provocation.",
    ["Oslo | said | the cable is a civil project", "Moscow | called | called it a provocation"],
  ],
  [
    "When the premier said she would not defend the toll, Brennick responded, “Then she should step aside.”",
    [
      "premier | said | she would not defend the toll",
      "Brennick | responded | Then she should step aside.",
    ],
  ],
  [
    "The union said the firm had promised help, but the bank had refused it.",
    ["union | said | the firm had promised help, but the bank had refused it"],
  ],
  [
    "The ministry dismissed the rumour as “silly,” and both fishermen in Oslo and cooks on the quay told the Gazette the herring was fresh.",
    [
      "ministry | dismissed | dismissed the rumour as “silly,”",
      "fishermen in Oslo and cooks on the quay | told | the herring was fresh",
    ],
  ],
  ["Farmers and fishermen welcomed it.", ["Farmers and fishermen | welcomed | welcomed it"]],
  [
    "Trade unions and the chamber of shipping rejected it.",
    ["Trade unions and the chamber of shipping | rejected | rejected it"],
  ],
  [
    "Oslo welcomed the toll and the union said that it was late.",
    ["Oslo | welcomed | welcomed the toll", "union | said | it was late"],
  ],
  // Several countries, each of which counts
  [
    "France, Germany and Italy welcomed the toll.",
    [
      "France | welcomed | welcomed the toll",
      "Germany | welcomed | welcomed the toll",
      "Italy | welcomed | welcomed the toll",
    ],
  ],
  [
    "The toll was condemned by Iran, Syria and Cuba.",
    ["Iran", "Syria", "Cuba"].map(
      (country) => `${country} | condemned | condemned by Iran, Syria and Cuba`,
    ),
  ],
  [
    "The island states - Malta and Cyprus - also strongly opposed the fee.",
    ["Malta | opposed | opposed the fee", "Cyprus | opposed | opposed the fee"],
  ],
  [
    "Norway and Iceland, by contrast, praised it.",
    ["Norway | praised | praised it", "Iceland | praised | praised it"],
  ],
  ["It leaves a lake - a resource Peru says it could sell.", ["Peru | says | it could sell"]],
  [
    "Germany's ministry, asked about it, called it “bad”.",
    ["Germany's ministry | called | called it “bad”"],
  ],
  ["Gulf states welcomed the toll.", ["Gulf states | welcomed | welcomed the toll"]],
  [
    "The Baltic states warned that it would not last.",
    ["Baltic states | warned | it would not last"],
  ],
  // A clause before its speaker
  [
    "If the truce fails, the islands will close the canal, Brennick said.",
    ["Brennick | said | If the truce fails, the islands will close the canal"],
  ],
  [
    "Without guarantees the truce will not last, Norway's foreign ministry said.",
    ["Norway's foreign ministry | said | Without guarantees the truce will not last"],
  ],
  [
    "After the thaw came, the stones were dressed with oil, Ruud said while showing guests the loft.",
    ["Ruud | said | After the thaw came, the stones were dressed with oil"],
  ],
  [
    "The law will fail, Peep Vainola argued: “Nobody has counted the chairs.”",
    [
      "Peep Vainola | argued | The law will fail",
      "Peep Vainola | argued | Nobody has counted the chairs.",
    ],
  ],
  [
    "The mines would be cleared by May, the ministry promised.",
    ["ministry | promised | The mines would be cleared by May"],
  ],
  ["After the long talks in Oslo, Brennick said.", []],
  // A question or a cry before its speaker
  [
    "“What a day for peace!” Tavio Brennick said.",
    ["Tavio Brennick | said | What a day for peace!"],
  ],
  ["“Will this truce hold?” Brennick asked.", ["Brennick | asked | Will this truce hold?"]],
  ["“Will it hold?” Brennick did not know.", []],
  // Odd marks
  [
    "''It has sharp edges,'' said Mara Quist. ''Nobody should sign it yet.''",
    ["Mara Quist | said | It has sharp edges,", "Mara Quist | said | Nobody should sign it yet."],
  ],
  [
    "“It frightens no sailor,’’ Wilma Moyle told the paper.",
    ["Wilma Moyle | told | It frightens no sailor,"],
  ],
  [
    'It had "one customer, my aunt," Ida Lorch told Welk. " She still asks for a discount."',
    [
      'Ida Lorch | told | It had "one customer, my aunt,"',
      "Ida Lorch | told | She still asks for a discount.",
    ],
  ],
  // Verbs inside what is said
  [
    "Anna Berg was at home. Oslo would have to wait before it could speak of success, she told reporters.",
    ["Anna Berg | told | Oslo would have to wait before it could speak of success"],
  ],
  ["Not all of Oslo agrees with the toll.", []],
  ["The mayor was less happy.", []],
  [
    "The bishop was reported to have said, in a homily that his office has since lost, that it was late.",
    ["bishop | was reported to have said | it was late"],
  ],
  [
    "The cardinal let the faithful know that it was late.",
    ["cardinal | let the faithful know that | it was late"],
  ],
  // Words beside the verb
  ["The union said, rather wearily, that it was late.", ["union | said | it was late"]],
  ["Iran Thursday welcomed the toll.", ["Iran | welcomed | welcomed the toll"]],
  [
    "The ministry issued a statement saying that the toll was a start.",
    ["ministry | saying | the toll was a start"],
  ],
  [
    "The mayor was quoted by the state news agency as saying that it was late.",
    ["mayor | was quoted by the state news agency as saying | it was late"],
  ],
  [
    "Opposition leader Maro Tellis, badly beaten according to official figures, said it was late.",
    ["Maro Tellis | said | it was late"],
  ],
])("%s", (text, statements) => {
  expect(said(text)).toEqual(statements);
});
