import { expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { findNames } from "../../src/tagging/names.ts";
import { dropNamesakes } from "../../src/tagging/namesakes.ts";
import { readText, toTokens } from "../../src/tagging/tokens.ts";

const lexicons = loadLexicons();

test.each<[text: string, codes: (string | null)[]]>([
  ["Officials of Jordan and of Chad", ["JO", "TD"]],
  ["a lawyer called Michael Jordan", []],
  ["Chad Alderman", []],
  ["Chad officials", ["TD"]],
  ["a hotel in Paris", ["FR"]],
  ["a hotel in Paris, Texas", ["US"]],
  ["a baker of Paris, Tbilisi and Texas", ["FR", "GE", "US"]],
  ["a baker of Athens, Georgia", ["US"]],
  ["a baker of Tbilisi, Georgia", ["GE", "GE"]],
  ["a Chinese-American painter", ["US"]],
  ["Chinese and American painters", ["CN", "US"]],
])("%s", (text, codes) => {
  const tokens = toTokens(readText(text));
  const kept = dropNamesakes(tokens, findNames(tokens, lexicons.names), lexicons);
  expect(kept.map(({ senses }) => senses[0]!.code)).toEqual(codes);
});
