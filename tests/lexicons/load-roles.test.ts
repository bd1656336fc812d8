import { expect, test } from "vitest";
import { loadPersonNouns, loadRoles, parseRoles } from "../../src/lexicons/load-roles.ts";
import { loadWordClasses } from "../../src/lexicons/load-word-classes.ts";
import { keysOf } from "../../src/tagging/fold.ts";
import { findLongest } from "../../src/tagging/trie.ts";

const row = { role: "official", persons: "mayor", names: "city council", line: 4 };
const rolesOf = (phrase: string) =>
  findLongest(
    loadRoles(),
    keysOf(phrase).map((key) => ({ key })),
    0,
  )?.values;

test("a noun for a person with a role is known to tagging and to extraction", () => {
  expect(rolesOf("mayor")).toEqual(["official"]);
  expect(loadWordClasses()["person noun"]).toContain("mayor");
});

test("a noun for a person without a role is known to extraction alone", () => {
  expect(rolesOf("colleague")).toBeUndefined();
  expect(loadPersonNouns()).toContain("colleague");
});

test("a name that gives a role is no noun for a person", () => {
  expect(rolesOf("city council")).toEqual(["official"]);
  expect(loadPersonNouns()).not.toContain("city council");
});

test.each<[what: string, rows: (typeof row)[], problem: RegExp]>([
  [
    "a role that is not known",
    [{ ...row, role: "clown" }],
    /roles\.tsv:4: role: "clown" is not known/,
  ],
  ["a capital", [{ ...row, persons: "Mayor" }], /roles\.tsv:4: persons: has "Mayor"; one word/],
  ["a noun of two words", [{ ...row, persons: "lord mayor" }], /has "lord mayor"; one word/],
  ["a noun that is a name too", [{ ...row, names: "mayor" }], /names: has "mayor" for the second/],
  [
    "a noun of two roles",
    [row, { ...row, role: "-", names: "", line: 5 }],
    /roles\.tsv:5: persons: has "mayor" for the second time/,
  ],
  ["a name without a role", [{ ...row, role: "-" }], /names: gives no role/],
])("%s is refused with its place", (_, rows, problem) => {
  expect(() => parseRoles(rows)).toThrow(problem);
});
