import { expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Role } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());

function roleOf(speaker: string, affiliation?: string): Role {
  return tagger.tagEnglish({ id: "a", event: "e", text: "It was said.", speaker, affiliation })
    .role;
}

test.each([
  "India",
  "Turkey",
  "The Netherlands",
  "the United States",
  "Beijing",
  "Washington",
  "the European Union",
  "the African Union Commission",
  "the Chinese side",
  "Ukrainian side",
  "Japan's fisheries agency",
  "Ukraine's air force",
  "Germany's intelligence service",
  "Iran's Atomic Energy Organization",
  "three European diplomats",
])("%s itself speaks as an official", (speaker) => {
  expect(roleOf(speaker)).toBe("official");
});

test.each([
  "India's commerce secretary",
  "US trade representative",
  "Kenya's principal secretary for trade",
  "India's home secretary",
  "undersecretary of the Philippines",
  "Ghana's permanent representative",
  "chairperson of the African Union Commission",
  "African Union Commission chairperson",
  "European Union spokesman",
])("who is %s is an official", (affiliation) => {
  expect(roleOf("Ann Lee", affiliation)).toBe("official");
  expect(roleOf(affiliation)).toBe("official");
});

test.each<[speaker: string, affiliation: string | undefined, role: Role]>([
  ["Toulouse", undefined, "unknown"],
  ["an Indian", undefined, "unknown"],
  ["the other side", undefined, "unknown"],
  ["Ann Lee", "captain of the Indian side", "unknown"],
  ["Indonesia's Antara news agency", undefined, "media"],
  ["Brazil's Ann Lee", undefined, "unknown"],
  ["Ann Lee", "India", "unknown"],
  ["Jordan", "student", "civil"],
  ["Ann Lee", "company secretary", "business"],
  ["Ann Lee", "principal secretary of the teachers' union", "civil"],
  ["Ann Lee", "European Union analyst", "expert"],
  ["Ann Lee", "chair of the World Bank union", "civil"],
  ["Ann Lee", "former US trade representative", "unknown"],
  ["Ann Lee", "rebel colonel", "opposition"],
  ["Ann Lee", "former envoy to Moscow", "expert"],
])("%s, %s, speaks for no government", (speaker, affiliation, role) => {
  expect(roleOf(speaker, affiliation)).toBe(role);
});
