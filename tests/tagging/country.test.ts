import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Name } from "../../src/tagging/lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { inOffice } from "../../src/tagging/role.ts";
import type { Role } from "../../src/statement/tags.ts";

const tagger = openTagger(loadLexicons());
const base = { id: "a", event: "e", eventTitle: "Two countries sign a treaty" };

function countryOf(fields: { speaker?: string; affiliation?: string; text?: string }) {
  return tagger.tagEnglish({ ...base, text: "It was said.", ...fields }).country.code;
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
    ["Mayor of Paris, Texas", "US"],
    ["Cambridge, Massachusetts, professor", "US"],
    ["Police chief of London, Ontario", "CA"],
    ["Athens, Georgia, councilman", "US"],
    ["Mayor of Tbilisi, Georgia", "GE"],
    ["Georgia Secretary of State", "US"],
    ["Georgia's prime minister", "GE"],
    ["West Virginia senator", "US"],
    ["Michael Jordan", null],
    ["Chad Smith, drummer", null],
    ["Paris Wetherby", null],
    ["Jordan Foreign Ministry", "JO"],
    ["Chad Air Force", "TD"],
    ["Paris Saint-Germain captain", "FR"],
    ["Sydney University", "AU"],
    ["Chinese-American scholar", "US"],
    ["Papua New Guinea's prime minister", "PG"],
    ["Guinea's junta leader", "GN"],
    ["Official in Brazzaville", "CG"],
    ["Official in Kinshasa", "CD"],
    ["South Sudan's president", "SS"],
    ["North Macedonia's prime minister", "MK"],
    ["Northern Ireland's first minister", "GB"],
    ["Korean Central News Agency", "KP"],
    ["South China Morning Post", "HK"],
    ["Iran analyst at the International Crisis Group", null],
    ["Turkey expert at Chatham House", "GB"],
    ["Ambassador of Japan to Australia", "JP"],
    ["Bavarian premier", "DE"],
    ["Basque president", "ES"],
    ["Transnistrian leader", "MD"],
    ["al-Shabaab", "SO"],
    ["Bundesbank", "DE"],
    ["People's Bank of China", "CN"],
    ["European Central Bank", "EU"],
    ["Malacanang", "PH"],
    ["Aso Rock", "NG"],
    ["Quai d'Orsay", "FR"],
    ["Fratelli d'Italia", "IT"],
    ["Jagiellonian University", "PL"],
    ["Chittagong dockworker", "BD"],
    ["Polish MEP", "PL"],
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

test("somebody who held office speaks for it in the years of that office alone", () => {
  const name: Name = { kind: "person", code: "SE", written: "capital", role: "official" };
  const inTheTens = { ...name, from: 2011, to: 2015 };
  expect(inOffice(inTheTens, "2011-01-05")).toBe(inTheTens);
  expect(inOffice(inTheTens, "2016-01-05T10:00:00Z")).toBeNull();
  expect(inOffice(inTheTens, undefined)).toBe(inTheTens);
  expect(inOffice(name, "2016-01-05")).toBe(name);
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
  expect(tagger.tagEnglish({ ...base, text: "It was said.", speaker }).role).toBe(role);
});
