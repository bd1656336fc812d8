import { expect, test } from "vitest";
import { keepStatement, readKept } from "../../src/store/kept-statement.ts";
import { tagStatement } from "../../src/tag-statement.ts";
import type { Origin, Statement } from "../../src/statement/statement.ts";

test("evidence in what an article says of its speakers comes back from the store as it was", () => {
  const title: Origin = { country: "EE", by: "title", text: "Estonia", start: 0, end: 7 };
  const label: Origin = { country: "LV", by: "heading", text: "RIGA", start: 90, end: 94 };
  const said: Statement = {
    id: "a",
    event: "school",
    text: "We shall copy it.",
    speaker: "education minister",
    origin: [title, { ...label, by: "sentence", text: "near Riga" }, label],
  };
  const statement = { ...said, tags: tagStatement(said).tags };
  expect(statement.tags.country).toEqual({
    code: "LV",
    evidence: [{ in: "origin", i: 2, start: 0, end: 4, text: "RIGA", by: "cue" }],
  });
  expect(readKept(keepStatement({ said: JSON.stringify(said), statement }))).toEqual(statement);
});
