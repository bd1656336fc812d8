import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { figuresBlock, fillBlock, readoutBlocks, readPage } from "../../scripts/page-blocks.ts";
import { readout } from "../servers/commands.ts";
import { emptyFolder } from "./shell.ts";

const README = readFileSync("README.md", "utf8");

test("the report and the statements that pages show are what the program prints", () => {
  for (const block of readoutBlocks()) {
    const page = readPage(block.page);
    expect(fillBlock(page, block)).toBe(page);
  }
});

test("the figures in the README are those of the pages that they lead to", () => {
  expect(fillBlock(README, figuresBlock())).toBe(README);
});

test("the program in the README runs as it stands", () => {
  const [, program = ""] = /```js\n([\s\S]*?)```/.exec(README)!;
  expect(program.trim().split("\n")).toHaveLength(5);
  const place = emptyFolder();
  mkdirSync(join(place, "node_modules"));
  symlinkSync(process.cwd(), join(place, "node_modules", "readout"));
  writeFileSync(
    join(place, "program.mjs"),
    program.replace("redis://127.0.0.1:6379", inject("redisUrl")),
  );
  const printed = execFileSync(process.execPath, ["program.mjs"], { cwd: place, encoding: "utf8" });
  expect(printed).toMatch(/accepted: 1/);
  expect(printed).toMatch(/mentions: 0/);
});

test("the example of a statement in the README is one", async () => {
  const [, example] = /```json\n([\s\S]*?)```/.exec(README)!;
  expect((await readout(["tag"], {}, example)).code).toBe(0);
});
