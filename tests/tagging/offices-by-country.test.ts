import { expect, test } from "vitest";
import { readCountries } from "../../src/lexicons/country-names.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { listOf } from "../../src/lexicons/table.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());

/** How a country stands beside an office: `of`, `for` and `'s` take its name, the last its adjective. */
const FILLS = [
  (office: string, { name }: Form) => `${office} of ${name}`,
  // Whom the UN's ambassador is for, nobody can tell.
  (office: string, { name }: Form) => office !== "UN ambassador" && `${office} for ${name}`,
  (office: string, { name }: Form) => `${name}'s ${office}`,
  (office: string, { adjective }: Form) => adjective && `${adjective} ${office}`,
  (office: string, { name }: Form) => `${office}, ${name}`,
];
type Form = { name: string; adjective: string | undefined };

const OFFICES = [
  "Ministry of Foreign Affairs",
  "Ministry of Defence",
  "foreign ministry",
  "Foreign Office",
  "foreign minister",
  "minister of justice",
  "Minister of State",
  "Home Secretary",
  "Secretary of State",
  "deputy prime minister",
  "deputy speaker of parliament",
  "government spokesperson",
  "president's spokesman",
  "embassy",
  "ambassador to the United Nations",
  "UN ambassador",
  "EU commissioner candidate",
  "parliament",
  "Congress",
  "Senate president",
  "House of Representatives",
  "Supreme Court",
  "Labour Party",
  "Republican Party",
  "Green Party leader",
  "Democrats",
  "central bank governor",
  "National Bank",
  "Securities and Exchange Commission",
  "Football Association",
  "Trade Union Congress",
  "Chamber of Commerce",
];

/** Every name and adjective of every country, once. */
const FORMS_OF_COUNTRIES = readCountries().flatMap(({ code, name, alternatives, demonyms }) => {
  const names = [name, ...listOf(alternatives)].map((full) => full.replace(/ \(.*\)/, ""));
  const adjectives = listOf(demonyms);
  return names
    .map((own, i) => ({ code, form: { name: own, adjective: adjectives[i] } }))
    .concat(
      adjectives.slice(names.length).map((adjective) => ({ code, form: { name, adjective } })),
    );
});

test.each(OFFICES)("a country named with an office goes before every institution: %s", (office) => {
  const wrong: string[] = [];
  for (const { code, form } of FORMS_OF_COUNTRIES) {
    for (const fill of FILLS) {
      const speaker = fill(office, form);
      if (!speaker) continue;
      const { country } = tagger.tagEnglish({ id: "a", event: "e", text: "It was said.", speaker });
      if (country.code !== code) wrong.push(`${speaker}: ${country.code}`);
    }
  }
  expect(wrong).toEqual([]);
});
