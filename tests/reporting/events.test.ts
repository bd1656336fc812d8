import { expect, it } from "vitest";
import { renderEvents } from "../../src/reporting/render-events.ts";

const ROW = {
  event: "kingston-seabed-conference-decision",
  title: "Kingston conference",
  mentions: 60,
  utterances: 55,
  lastDay: "2023-04-28",
  models: ["rules 1"],
};

it("a title gets the room before a long slug does", () => {
  const shown = renderEvents([ROW], { width: 80, color: false });
  expect(shown).toContain("Kingston conference");
  expect(shown).toContain("kingston-seabed-confer");
  const wide = renderEvents([ROW], { width: 120, color: false });
  expect(wide).toContain(ROW.event);
});
