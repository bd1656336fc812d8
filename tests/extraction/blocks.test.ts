import { expect, test } from "vitest";
import { readBlocks } from "../../src/extraction/document/blocks.ts";

test.each<[what: string, text: string, blocks: string[]]>([
  ["blank lines part paragraphs", "One two.\n\nThree.\n", ["body: One two.", "body: Three."]],
  [
    "lines wrapped at a width are one paragraph",
    "The minister who had travelled all night from the\nnorthern provinces said that nothing had changed.",
    [
      "body: The minister who had travelled all night from the\nnorthern provinces said that nothing had changed.",
    ],
  ],
  [
    "lines that end early are paragraphs",
    "Dr Berg: none.\nDr Lund: none.",
    ["body: Dr Berg: none.", "body: Dr Lund: none."],
  ],
  ["bullets are items", "• One\n• Two\n- Three", ["item: One", "item: Two", "item: Three"]],
  [
    "set-off lines are a quotation",
    "> We did it.\n>\n> We said so.",
    ["quotation: We did it.\n>\n> We said so."],
  ],
  ["a reopened quote runs on", "“One.\n\n“Two.” Three.", ["body: “One.\n\n“Two.” Three."]],
  [
    "a caption inside of a quotation is none of it",
    "“One.\n\nA shop in Oslo\n\n“Two.”",
    ["body: “One.", "boilerplate: A shop in Oslo", "body: “Two.”"],
  ],
  ["a mark that nothing takes up stays alone", "“One.\n\nTwo.", ["body: “One.", "body: Two."]],
])("%s", (_, text, blocks) => {
  expect(
    readBlocks(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
  ).toEqual(blocks);
});
