import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());
const base = {
  id: "a",
  event: "e",
  eventTitle: "Two neighbours sign a treaty",
  text: "It was said.",
};

type Row = { speaker?: string; text?: string; eventTitle?: string; context?: string };

function countryOf(row: Row) {
  return tagger.tagEnglish({ ...base, ...row }).country.code;
}

describe("the words of the speaker's own phrase", () => {
  test.each<[kind: string, speaker: string, code: string | null]>([
    ["a member of a body", "NATO member Norway's defence ministry", "NO"],
    ["a member of a body", "EU newcomer Croatia", "HR"],
    ["an ambassador at a body", "Palau's UN ambassador", "PW"],
    ["who leads a body", "the Irish head of the UN mission, Siobhan Darragh", "UN"],
    ["a people that is at home elsewhere", "ethnic Albanian lawmakers in North Macedonia", "MK"],
    ["a people that is at home elsewhere", "the Pakistani community in Greece", "GR"],
    ["a people that is at home elsewhere", "Irish nationalists in Belfast", "GB"],
    ["for or against another", "an anti-Russian protest group in Tbilisi", "GE"],
    ["for or against another", "the anti-French Vaal movement", null],
    ["a name in capitals", "GERMANY'S FINANCE MINISTRY", "DE"],
    ["a party in brackets", "Ana Thibo (Minister of Health, Lib.)", null],
    ["several countries", "the French and German foreign ministries", null],
    ["several countries", "the embassies of Norway, Britain and the United States", null],
    ["several countries", "a Franco-Italian consortium", null],
    ["what is studied", "Thai studies scholar Melanie Whit, Australian National University", "AU"],
    ["what is studied", "chief China economist at Goldman Sachs", "US"],
    ["who buys from a firm", "Tesla owner in Oslo", "NO"],
    ["a name that many countries have", "Former candidate of Nigeria's Labour Party", "NG"],
    ["a name that many countries have", "Republican Party of Chile", "CL"],
    ["a name that many countries have", "the Congress in Lima", "PE"],
    ["a family name that is a town", "Iván Lima, minister of justice", null],
    ["a family name that is a town", "Professor Lima Okoro", null],
    ["a given name that is a town or country", "Petra Kovan", null],
    ["a given name that is a town or country", "China Ashdown", null],
    ["a given name that a leader has as well", "Juan Carlos Huaman", null],
    ["a given name that a leader has as well", "supporters of Ahmed Ben Salim in Algiers", "DZ"],
  ])("%s: %s speaks for %s", (_, speaker, code) => {
    expect(countryOf({ speaker })).toBe(code);
  });
});

describe("towns", () => {
  test.each<[speaker: string, code: string | null]>([
    ["boat builders at Essaouira", "MA"],
    ["a nurse in Lecce", "IT"],
    ["the mayor of Húsavík", "IS"],
    ["the mayor of Husavik", "IS"],
    ["a baker from Luebeck", "DE"],
    ["University of Leeds", "GB"],
    ["skipper, Ísafjörður", "IS"],
    ["a nurse in Brest", null],
    ["a nurse in Hope", null],
    ["Minister of Commerce", null],
    ["a farmer in Rakvere province", null],
  ])("%s speaks for %s", (speaker, code) => {
    expect(countryOf({ speaker })).toBe(code);
  });

  test.each<[speaker: string, eventTitle: string, code: string | null]>([
    ["a nurse in Brest", "France closes its maternity wards", "FR"],
    ["a nurse in Brest", "Belarus closes its maternity wards", "BY"],
    ["a nurse in Brest", "France and Belarus close wards", null],
    ["a grocer in Tripoli", "Lebanon's government resigns", "LB"],
    ["a grocer in Tripoli", "A government resigns", "LY"],
    ["a lawyer in London", "Canada raises its tariffs", "GB"],
  ])("of several of one name the article's is meant: %s, %s", (speaker, eventTitle, code) => {
    expect(countryOf({ speaker, eventTitle })).toBe(code);
  });
});

describe("what is said names no speaker", () => {
  test.each<[speaker: string, text: string, code: string | null]>([
    ["Orsa Quill", "Iran is to blame for this raid.", null],
    ["Sela Orlow", "China warned us last year, and we did not listen.", null],
    ["the ministers", "congratulated Kenya on the new border post", null],
    ["Sela Orlow", "China warned us, Polish senator Sela Orlow said.", "PL"],
    ["opposition leader", "In Oslo the Norwegian opposition leader asked for a vote.", "NO"],
  ])("%s: %s", (speaker, text, code) => {
    expect(countryOf({ speaker, text })).toBe(code);
  });

  test("nor does the sentence name one behind the speaker's own verb", () => {
    const text = "hopes others will do the same";
    const context = `The miners' union respects the vote of the Latvian people, and ${text}.`;
    expect(countryOf({ speaker: "miners' union", text, context })).toBeNull();
  });
});
