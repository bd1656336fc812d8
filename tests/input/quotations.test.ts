import { expect, test } from "vitest";
import type { Statement } from "../../src/statement/statement.ts";
import { fromJsonLines, readout, toJsonLines, writeFiles } from "../servers/commands.ts";

const PACT = {
  date: "2023-05-02T10:00:00Z",
  url: "https://www.meridian.example/pact",
  title: "Lisbon water pact is signed",
  lang: "ENGLISH",
  quotes: [
    {
      pre: "signed in Lisbon after a night of talks. ",
      quote: "We welcome the pact with all our heart",
      post: ', said Ines Duarte, the foreign minister of Portugal. "It is a',
    },
    {
      pre: 'a good day." Tomas Rojas, the deputy water minister of Chile, said: ',
      quote: '"The pact would be a grave mistake for farmers."',
      post: " The first review follows in the spr",
    },
  ],
};
const FINAL = {
  url: "https://sport.example/final",
  title: "A cup final",
  quotes: [{ pre: "", quote: "We played very well in the second half", post: ", said Karl Lund." }],
};
const EVENT = ["--event", "lisbon-water-pact", "--title", "Lisbon water pact"];

test("quotations of GDELT that concern the event are statements with speaker, outlet and date", async () => {
  const [file = ""] = writeFiles({ "20230502.gqg.json": toJsonLines([PACT, FINAL]) });
  const { code, stdout, stderr } = await readout(["extract", file, ...EVENT], {});
  expect([code, stderr]).toEqual([0, expect.stringContaining("1 of 2 articles with quotations")]);
  const found = fromJsonLines<Statement>(stdout);
  expect(found.map(({ speaker, text }) => [speaker, text])).toEqual([
    ["Ines Duarte", "We welcome the pact with all our heart"],
    ["Tomas Rojas", "The pact would be a grave mistake for farmers."],
  ]);
  expect(found[0]).toMatchObject({
    event: "lisbon-water-pact",
    outlet: "meridian.example",
    url: PACT.url,
    publishedAt: PACT.date,
  });
});

test("a file of quotations with other lines is refused with their numbers and what would be right", async () => {
  const lines = `${JSON.stringify(PACT)}\n{"url":"https://a.example/"}\nnone\n{"url":"https://a.example/","quotes":[7]}\n`;
  const [file = ""] = writeFiles({ "x.gqg.json": lines });
  const { code, stdout, stderr } = await readout(["extract", file, ...EVENT], {});
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.match(/gqg\.json:\d+/g)).toEqual(["gqg.json:2", "gqg.json:3", "gqg.json:4"]);
  expect(stderr).toContain('quotes: [{"pre":"...","quote":"...","post":"..."}]');
});
