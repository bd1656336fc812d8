import { expect, test } from "vitest";
import { loadCommands } from "../../scripts/reference/commands.ts";
import { readModules } from "../../scripts/reference/library.ts";
import { referencePages } from "../../scripts/reference/pages.ts";
import { readPage } from "../../scripts/page-blocks.ts";

test("the pages of reference are those of this program: npm run readme writes them", async () => {
  const pages = await referencePages();
  const stale = [...pages].filter(([page, text]) => readPage(page) !== text);
  expect(stale.map(([page]) => page)).toEqual([]);
});

test("every option that a command takes stands in its help", async () => {
  const silent = (await loadCommands()).flatMap(([name, { options, usage, help }]) =>
    Object.keys(options)
      .filter((option) => !`${usage} ${help}`.includes(`--${option}`))
      .map((option) => `${name} --${option}`),
  );
  expect(silent).toEqual([]);
});

test("everything that can be called is described where it is declared", () => {
  const silent = readModules().flatMap(([module, declared]) =>
    declared
      .filter(({ kind, doc }) => kind !== "type" && doc === "")
      .map(({ name }) => `${module}: ${name}`),
  );
  expect(silent).toEqual([]);
});
