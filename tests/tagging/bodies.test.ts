import { expect, test } from "vitest";
import { readBodies } from "../../src/lexicons/country-names.ts";
import { listOf } from "../../src/lexicons/table.ts";
import { tagStatement } from "../../src/tag-statement.ts";

function codeOf(speaker: string): string | null {
  const { tags } = tagStatement({ id: "s", event: "pact", text: "We welcome the pact.", speaker });
  return "country" in tags ? tags.country.code : null;
}

test("every body of the table speaks for itself, under each of its full names", () => {
  const silent = readBodies().flatMap(({ code, name, alternatives }) =>
    [name, ...listOf(alternatives).filter((other) => /^\p{Lu}.* .*\p{Lu}/u.test(other))]
      .map((body) => [body, codeOf(`a spokesman for the ${body}`)] as const)
      .filter(([, found]) => found !== code)
      .map(([body, found]) => `${body}: ${found} for ${code}`),
  );
  expect(silent).toEqual([]);
});

test.each([
  ["the Council of Europe's secretary-general", "COE"],
  ["a Mercosur negotiator", "MERCOSUR"],
  ["the head of the Red Cross delegation", "ICRC"],
  ["Interpol's secretary-general", "INTERPOL"],
  ["the Shanghai Cooperation Organisation", "SCO"],
  ["Pacific Islands Forum leaders", "PIF"],
  ["the secretary-general of the Organization of Turkic States", "OTS"],
  // A country beside it is whose speaker it is.
  ["a Kenya Red Cross spokesman", "KE"],
  ["the Polish delegate to the Council of Europe", "PL"],
])("%s speaks for %s", (speaker, code) => {
  expect(codeOf(speaker)).toBe(code);
});
