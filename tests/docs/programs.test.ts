import { execFile } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";
import { readPages } from "../../docs/.vitepress/pages.ts";
import { shownPrograms } from "./console.ts";
import { RUN_ELSEWHERE } from "./run-elsewhere.ts";
import { emptyFolder } from "./shell.ts";

const PROGRAMS = readPages()
  .map((page) => `docs/${page}`)
  .filter((page) => !(page in RUN_ELSEWHERE))
  .flatMap((page) => shownPrograms(page).map((program) => ({ page, program })));

test.each(PROGRAMS)("a program on $page runs as it stands", async ({ program }) => {
  const place = emptyFolder();
  mkdirSync(join(place, "node_modules"));
  symlinkSync(process.cwd(), join(place, "node_modules", "readout"));
  writeFileSync(
    join(place, "program.mjs"),
    program.replaceAll("redis://127.0.0.1:6379", inject("redisUrl")),
  );
  const run = promisify(execFile)(process.execPath, ["program.mjs"], { cwd: place });
  const { stdout, stderr } = await run;
  expect([stdout.length > 0, stderr]).toEqual([true, ""]);
});
