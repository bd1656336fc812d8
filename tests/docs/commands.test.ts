import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Env, freshEnv, startWorker } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { placeWithSamples, shownCommands, type } from "./console.ts";

const ROWS = 'publishedAt,text,speaker\n26/04/2023,"We welcome the pact.",Ana Prata\n';

test.each([
  ["README.md", 8],
  ["docs/command-line.md", 13],
  ["docs/extraction.md", 2],
])(
  "the commands of %s do what it says, and print what it shows",
  async (page, least) => {
    const place = placeWithSamples();
    writeFileSync(join(place, "rows.csv"), ROWS);
    const shared = freshEnv();
    let env: Env = {};
    let ran = 0;
    for (const { command, output } of shownCommands(page)) {
      if (command.startsWith("export REDIS_URL")) env = shared;
      else if (command.startsWith("node ") && command.endsWith(" work &")) {
        startWorker(env);
        await untilIdle(env);
      } else if (command.startsWith("npx readout")) {
        const { code, stdout, stderr } = await type(command, place, env);
        expect([command, code, stderr.includes("Error")]).toEqual([command, 0, false]);
        if (output !== "") expect(stdout.trimEnd()).toBe(output);
        ran += 1;
      }
    }
    expect(ran).toBeGreaterThanOrEqual(least);
  },
  600_000,
);
