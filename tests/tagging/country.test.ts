import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import type { Role } from "../../src/statement/tags.ts";

const tagger = openTagger(loadLexicons());
const base = { id: "a", event: "e", eventTitle: "Two countries sign a treaty" };

function countryOf(fields: { speaker?: string; affiliation?: string; text?: string }) {
  return tagger.tag({ ...base, text: "It was said.", ...fields }).country.code;
}

describe("the speaker's title and name", () => {
  test.each<[speaker: string, code: string | null]>([
    ["White House spokesman John Kirby", "US"],
    ["Kyiv-based analyst", "UA"],
    ["Russian opposition leader in exile", "RU"],
    ["US-based Iranian journalist", "IR"],
    ["China's ambassador to France", "CN"],
    ["Governor of New Mexico", "US"],
    ["Georgian Prime Minister", "GE"],
    ["Georgia Republican lawmaker", "US"],
    ["President of Guinea-Bissau", "GW"],
    ["Foreign minister of the Republic of the Congo", "CG"],
    ["DR Congo government spokesman", "CD"],
    ["South Korean Foreign Ministry", "KR"],
    ["North Korean leader", "KP"],
    ["Moscow-backed separatist", null],
    ["Spokesman for the Élysée", "FR"],
    ["Downing Street", "GB"],
    ["EU ambassador to China", "EU"],
    ["US Ambassador to the UN", "US"],
    ["French Green MEP", "FR"],
    ["UN refugee agency", "UN"],
    ["Chinese embassy in Seoul", "CN"],
    ["Russia expert in Berlin", "DE"],
    ["Amnesty International", null],
    ["Amnesty International Germany", "DE"],
    ["Adviser to the Ukrainian president", "UA"],
    ["Hamas", "PS"],
    ["Analyst", null],
    ["Congo-Brazzaville spokesman", "CG"],
    ["Congolese president Felix Tshisekedi", "CD"],
    ["Foggy Bottom", "US"],
    ["Blue House", "KR"],
    ["Zhongnanhai", "CN"],
    ["Osaka Chamber of Commerce", "JP"],
    ["Equatorial Guinea's vice president", "GQ"],
    ["former US ambassador to Ukraine", "US"],
    ["Israel's envoy to the UN", "IL"],
  ])("%s speaks for %s", (speaker, code) => {
    expect(countryOf({ speaker })).toBe(code);
  });

  test("the affiliation counts as a title does", () => {
    expect(countryOf({ speaker: "Jane Doe", affiliation: "State Department spokeswoman" })).toBe(
      "US",
    );
  });
});

describe("the clause that attributes, where no speaker is given", () => {
  test.each<[text: string, code: string | null]>([
    ["Moscow accused Washington of breaking the treaty.", "RU"],
    ["For Warsaw, the deal is a betrayal.", "PL"],
    ["Berlin's reaction was swift: it rejected the plan.", "DE"],
    ["Tokyo welcomed the agreement between India and Pakistan.", "JP"],
    ['"We back it," the French foreign ministry said. "Britain does not."', "FR"],
    ["The talks in Geneva went on, but nothing was signed.", null],
  ])("%s", (text, code) => {
    expect(countryOf({ text })).toBe(code);
  });

  test("a bare name is looked up beside its title in the text", () => {
    const text = '"Fine," said White House spokesman Jon Doerr, asked about Iran.';
    expect(countryOf({ speaker: "Jon Doerr", text })).toBe("US");
  });
});

test.each<[speaker: string, role: Role]>([
  ["German Foreign Minister", "official"],
  ["Hungarian opposition lawmaker", "opposition"],
  ["Kyiv-based analyst", "expert"],
  ["Chief executive of a Norwegian oil company", "business"],
  ["Editorial in Le Monde", "media"],
  ["Protester in Tbilisi", "civil"],
  ["The Kremlin", "official"],
  ["Jane Doe", "unknown"],
])("%s has the role %s", (speaker, role) => {
  expect(tagger.tag({ ...base, text: "It was said.", speaker }).role).toBe(role);
});
