import { expect, test } from "vitest";
import { runProgram } from "../../load/program.ts";

const options = { kills: 15, "chunk-size": 250, kinds: ["killed", "silent"] as readonly string[] };

async function given(...args: string[]) {
  let seen: typeof options | undefined;
  await runProgram({ options, run: (values) => ((seen = values), 0) }, args);
  return seen;
}

test("a program runs with its own options, and with those that are given", async () => {
  expect(await given()).toEqual(options);
  expect(await given("--chunk-size", "1", "--kinds=silent")).toEqual({
    kills: 15,
    "chunk-size": 1,
    kinds: ["silent"],
  });
});

test.each<[args: string[], message: RegExp]>([
  [["--kill", "3"], /no option --kill; did you mean --kills\? .* --kills, --chunk-size, --kinds$/],
  [["--kills"], /--kills needs a value/],
  [["--kills", "many"], /--kills is many; a whole number is needed/],
  [["--kinds", "killed,slow"], /--kinds has slow; some of killed,silent are right/],
  [["3"], /3 is not an option/],
])("a program with %j is refused with the options that are right", async (args, message) => {
  await expect(given(...args)).rejects.toThrow(message);
});
