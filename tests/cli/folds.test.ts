import { expect, test } from "vitest";
import { EVENT } from "../counting/mentions.ts";
import { readout } from "../servers/commands.ts";
import { CUT, openEvent, printed, REPRINT } from "../folds/printed.ts";

async function printedInTwoWordings() {
  const event = openEvent();
  const cut = printed("c", { text: CUT, on: "2023-06-01" });
  await event.count([printed("a"), printed("b", { text: REPRINT, speaker: "Berg" }), cut]);
  const run = (...args: string[]) => readout(args, event.env);
  return { run, cut: cut.utterance };
}

test("commands fold an event, list and show what was folded, and mend it", async () => {
  const { run, cut } = await printedInTwoWordings();
  const all = "2 utterances joined with another one, in 1 statement";
  const dry = await run("fold", EVENT, "--dry-run");
  expect(dry.stdout).toBe(`${all} (2 new, 0 taken apart); nothing was changed\n`);
  expect((await run("folds", EVENT)).stdout).toBe("No utterances are folded.\n");
  expect((await run("fold", EVENT)).stdout).toBe(`${all} (2 new, 0 taken apart)\n`);
  expect((await run("fold", EVENT)).stdout).toBe(`${all} (0 new, 0 taken apart)\n`);

  const list = (await run("folds", EVENT)).stdout;
  expect(list).toContain("3 wordings, 3 mentions, said again after 36 days");
  expect(list).toContain(cut);
  const [row] = (await run("folds", EVENT, "--format", "json")).stdout.split("\n");
  expect(JSON.parse(row!)).toMatchObject({ mentions: 3, repeated: true, lastedDays: 36 });
  const shown = (await run("show", EVENT)).stdout;
  expect(shown).toContain("Said again after 36 days");
  expect(shown).toContain(`Also: Ada Berg: ${CUT} (1 mention)`);
  const report = (await run("report", EVENT)).stdout.replaceAll(/\s+/g, " ");
  expect(report).toContain("2 reprints with other words folded into their statements");

  const undone = await run("folds", EVENT, "--undo", cut);
  expect(undone).toMatchObject({ code: 0, stdout: "" });
  expect((await run("fold", EVENT)).stdout).toMatch(/^1 utterance joined .*0 new/);
  expect(await run("folds", EVENT, "--join", "c", "a")).toMatchObject({ code: 0 });
  expect((await run("fold", EVENT)).stdout).toMatch(/^2 utterances joined .*0 new/);
});

test.each<[what: string, args: string[], code: number, message: RegExp]>([
  ["no event", ["fold"], 2, /Name one event/],
  ["an unknown event", ["fold", "nowhere"], 1, /The store has no event nowhere/],
  [
    "an unknown utterance",
    ["folds", EVENT, "--undo", "nobody"],
    1,
    /no utterance or mention nobody/,
  ],
  ["one utterance to join", ["folds", EVENT, "--join", "a"], 2, /an event and two utterances/],
  [
    "both at once",
    ["folds", EVENT, "--join", "a", "b", "--undo", "c"],
    2,
    /one of --undo and --join/,
  ],
  ["an unknown format", ["folds", EVENT, "--format", "xml"], 2, /no format xml/],
])("%s is refused with a message", async (_, args, code, message) => {
  const { run } = await printedInTwoWordings();
  const outcome = await run(...args);
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toMatch(message);
  expect(outcome.stdout).toBe("");
});
