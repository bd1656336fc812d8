import { describe, expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Role } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());

function tagsOf(speaker: string, affiliation?: string) {
  return tagger.tagEnglish({ id: "a", event: "e", text: "It was said.", speaker, affiliation });
}

describe("whoever held an office holds it no more", () => {
  test.each<[role: Role, speakers: string[]]>([
    [
      "unknown",
      [
        "former prime minister of Norway",
        "Former French President",
        "ex-president of Peru",
        "Brazil's ex-finance minister",
        "then-foreign minister of Poland",
        "the late Polish president",
        "the late Chancellor Greta Holm of Germany",
        "onetime Italian premier",
        "Mali's toppled president",
        "the ousted prime minister of Nepal",
        "the sacked British home secretary",
        "previous Dutch minister of finance",
        "erstwhile Korean lawmaker",
        "former US Secretary of State",
        "former US Secretary of State Hillary Clinton",
        "Anna Berg, former Swedish defence minister",
        "Anna Berg, defence minister (former)",
        "Anna Berg, Swedish minister, retired",
        "former vice president of Kenya",
        "former Latvian member of parliament",
        "former mayor of Riga",
      ],
    ],
    [
      "expert",
      [
        "former US envoy to Syria",
        "former Swedish ambassador to Russia",
        "retired general",
        "Retired French general",
        "retired Indian colonel",
        "ex-diplomat in Cairo",
        "former State Department official",
        "former White House adviser",
        "former governor of the Bank of Japan",
        "former Israeli army commander",
        "constitutional judge in Chad, retired",
        "former prime minister, now a professor in Oslo",
        "former minister and analyst at a think tank",
      ],
    ],
    ["media", ["former Mexican ambassador, columnist"]],
    ["opposition", ["former prime minister, now the opposition leader of Ghana"]],
    ["civil", ["lawyer for the former president's family"]],
    [
      "official",
      [
        "acting US attorney general",
        "Outgoing German interior minister",
        "interim president of Bolivia",
        "caretaker prime minister of Iraq",
        "US President-elect",
        "New Zealand's finance minister-designate",
        "former general, now president of Indonesia",
        "former lawmaker and current president of Ukraine",
        "Senegalese deputy and former premier",
        "incumbent president of Chile",
        "minister for former Soviet states, Germany",
      ],
    ],
  ])("and has the role %s", (role, speakers) => {
    expect(speakers.map((speaker) => `${speaker}: ${tagsOf(speaker).role}`)).toEqual(
      speakers.map((speaker) => `${speaker}: ${role}`),
    );
    if (role === "official") return;
    expect(new Set(speakers.map((speaker) => tagsOf(speaker).rank))).toEqual(new Set(["anyone"]));
  });

  test("also where the name stands apart from the title", () => {
    const affiliation = "former US Secretary of State";
    expect(tagsOf("Hillary Clinton", affiliation)).toMatchObject({
      role: "unknown",
      rank: "anyone",
    });
  });
});
