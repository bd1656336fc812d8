import { expect, test } from "vitest";
import { said } from "./reading.ts";

test.each<[text: string, statements: string[]]>([
  // What somebody feels, whole in itself
  ["The skipper is appalled.", ["skipper | is appalled | is appalled"]],
  ["Oslo was not so happy.", ["Oslo | was not so happy | was not so happy"]],
  [
    "The bakers' guild remains deeply sceptical of the oven law.",
    ["bakers' guild | remains deeply sceptical | remains deeply sceptical of the oven law"],
  ],
  [
    "Iceland was sharply critical of the toll.",
    ["Iceland | was sharply critical | was sharply critical of the toll"],
  ],
  ["The mayor is up in arms.", ["mayor | is up in arms | is up in arms"]],
  [
    "The guild was delighted, the palace said, and would send a barrel.",
    ["palace | said | The guild was delighted, the palace said, and would send a barrel"],
  ],
  // Idioms with something in their middle
  [
    "The farmers gave the toll short shrift.",
    ["farmers | gave the toll short shrift | gave the toll short shrift"],
  ],
  [
    "The bishop took the mayor to task over the toll.",
    ["bishop | took the mayor to task | took the mayor to task over the toll"],
  ],
  [
    "The fishermen turned up their noses at it.",
    ["fishermen | turned up their noses | turned up their noses at it"],
  ],
  ["The bishops bristled at the toll.", ["bishops | bristled at | bristled at the toll"]],
  [
    "The bank cut its forecast for the harbour.",
    ["bank | cut its forecast | cut its forecast for the harbour"],
  ],
  // What something is called
  [
    "The Harbour Party called the toll clumsy.",
    ["Harbour Party | called | called the toll clumsy"],
  ],
  [
    "The monitors called the vote deeply flawed.",
    ["monitors | called | called the vote deeply flawed"],
  ],
  ["The ministry called the toll a start.", ["ministry | called | called the toll a start"]],
  ["The minister finds the toll too high.", ["minister | finds | finds the toll too high"]],
  ["Tokyo attacked the toll as a trap.", ["Tokyo | attacked | attacked the toll as a trap"]],
  ["The minister called the police.", []],
  ["The premier called a meeting of the cabinet.", []],
  ["The mayor found the key on Monday.", []],
  ["Tokyo attacked the town as night fell.", []],
  ["The firm called Night Watch Patient Desk opened in March.", []],
  ["The engineers compared their model with the harbour.", []],
  ["Oslo described the toll as a trap.", ["Oslo | described | described the toll as a trap"]],
  // What is wished for
  ["The teachers' union asked for more time.", ["teachers' union | asked for | for more time"]],
  ["The miners want the bill withdrawn.", ["miners | want | the bill withdrawn"]],
  ["The paper asked for comment.", []],
  // A denied report keeps its "not", or reports nothing
  ["Norway does not want the talks to fail.", ["Norway | want | does not want the talks to fail"]],
  ["The minister won't back the toll.", ["minister | back | won't back the toll"]],
  ["The minister did not welcome the toll.", ["minister | welcome | did not welcome the toll"]],
  ["The union no longer supports the toll.", ["union | supports | no longer supports the toll"]],
  ["The minister did not say that the truce would hold.", []],
  ["The guards have not said who held the key.", []],
  ["The union not only condemned the toll.", ["union | condemned | condemned the toll"]],
])("%s", (text, statements) => {
  expect(said(text)).toEqual(statements);
});
