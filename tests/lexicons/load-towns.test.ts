import { expect, test } from "vitest";
import { findTown } from "../../src/lexicons/load-towns.ts";
import { countryOfTown } from "../../src/tagging/town.ts";

test("towns of one name are told apart by size only where one is by far the largest", () => {
  expect(findTown("brest")).toMatchObject({ codes: ["BY", "FR"], likely: "open" });
  expect(findTown("paris")).toMatchObject({ likely: "sure" });
  expect(findTown("paris")?.codes[0]).toBe("FR");
  expect(findTown("paris")?.codes).toContain("US");
});

test("a town is found at both ends of the table and in none of its gaps", () => {
  for (const name of ["", "a", "aa", "zzzz", "brestt", "bres t"]) expect(findTown(name)).toBeNull();
  for (const name of ["ventspils", "gyor", "isafjordur", "st petersburg"])
    expect(findTown(name)).not.toBeNull();
});

test("a small town is believed only where the article does not speak of other countries", () => {
  const town = { codes: ["TR"], likely: "small" } as const;
  expect(countryOfTown(town, new Set())).toBe("TR");
  expect(countryOfTown(town, new Set(["TR"]))).toBe("TR");
  expect(countryOfTown(town, new Set(["NG"]))).toBeNull();
});
