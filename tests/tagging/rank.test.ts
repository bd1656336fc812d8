import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLabelled } from "../../eval/rows.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { RANKS, type Rank } from "../../src/statement/tags.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

const tagger = openTagger(loadLexicons());
const [HEAD, FOREIGN, MINISTRY, OTHER, ANYONE] = RANKS;

function tagsOf(speaker: string, more: { affiliation?: string; publishedAt?: string } = {}) {
  return tagger.tagEnglish({ id: "a", event: "e", text: "It was said.", speaker, ...more });
}

describe("the rank of an office", () => {
  test.each<[rank: Rank, speakers: string[]]>([
    [
      HEAD,
      [
        "French President",
        "President Anna Berg of Zambia",
        "Japan's prime minister",
        "Prime Minister Jonas Ek, Sweden",
        "Chinese Premier Wen Hua",
        "German Chancellor Greta Holm",
        "Austria's federal chancellor",
        "the taoiseach",
        "King Frederik of Denmark",
        "Saudi King",
        "Emir of Qatar",
        "Sultan of Oman",
        "the Saudi crown prince",
        "acting president of Peru",
        "Spain's caretaker prime minister",
        "Malawi's outgoing president",
        "Iran's supreme leader",
        "Guinea's junta leader",
        "Pope Leo",
        "European Commission President",
        "President of the European Council",
        "UN Secretary-General",
        "NATO Secretary General Mark Holm",
        "IAEA Director General",
        "Iran's supreme leader Ali Karimi",
        "World Bank President",
        "the Kremlin",
        "The White House",
        "Downing Street",
        "Elysée Palace",
        "the office of the president of Ghana",
        "Thailand's prime minister's office",
        "the Egyptian presidency",
        "President of the Swiss Confederation",
        "Brazil's president and minister of defence",
      ],
    ],
    [
      FOREIGN,
      [
        "Norwegian foreign minister",
        "Foreign Minister Lena Dahl of Finland",
        "Uganda's Minister of Foreign Affairs",
        "French Minister for Europe and Foreign Affairs",
        "British foreign secretary",
        "India's External Affairs Minister",
        "US Secretary of State",
        "U.S. Secretary of State Dana Reed",
        "the Vatican's secretary of state",
        "EU foreign policy chief",
        "EU High Representative",
        "deputy prime minister and foreign minister of Croatia",
        "acting Dutch foreign minister",
      ],
    ],
    [
      MINISTRY,
      [
        "Norway's fisheries minister",
        "German defence minister",
        "Polish deputy foreign minister",
        "Chinese vice foreign minister",
        "the French foreign ministry",
        "Chinese foreign ministry spokeswoman Lan Hong",
        "spokesman for the Turkish foreign ministry",
        "State Department spokesperson",
        "the Pentagon",
        "a State Department official",
        "adviser to the Swedish foreign minister",
        "Kenyan government spokesman",
        "US Treasury Secretary",
        "British Chancellor Rita Rowe",
        "Chancellor of the Exchequer",
        "Italy's deputy prime minister",
        "US Vice President",
        "European Commission vice-president",
        "EU trade commissioner",
        "Japan's chief cabinet secretary",
        "British Secretary of State for Health",
        "Indian foreign secretary",
        "assistant secretary of state Victoria Reed",
        "Global Affairs Canada",
      ],
    ],
    [
      OTHER,
      [
        "White House spokesman",
        "White House press secretary Kay Doerr",
        "a senior White House official",
        "Kremlin spokesman",
        "spokesman for the Brazilian president",
        "adviser to the Ukrainian president",
        "the French president's adviser",
        "deputy head of the presidential office of Ukraine",
        "US President-elect",
        "president of the French Senate",
        "Senate president in Nigeria",
        "President of the European Parliament",
        "president of the Constitutional Court of Spain",
        "Chinese ambassador to France",
        "Israel's envoy to the UN",
        "special envoy of the South African president",
        "Bavarian premier",
        "Premier of Ontario",
        "Scotland's first minister",
        "the Catalan president",
        "Texas Secretary of State",
        "Alberta's premier",
        "national security adviser to the US president",
        "Georgia Secretary of State",
        "governor of the Bank of Japan",
        "junior official in Norway's tax office",
        "a Danish lawmaker",
        "president of global affairs at Google",
        "Holy See's nuncio in Ghana",
        "Mayor Stephen King of Leeds",
        "UN special rapporteur",
        "UN spokesman",
        "UN deputy secretary-general",
        "France",
        "Beijing",
      ],
    ],
    [
      ANYONE,
      [
        "president of a Norwegian oil company",
        "shadow foreign secretary",
        "Kyiv-based analyst",
        "Russian opposition leader",
        "Jane Doe",
        "protester in Tbilisi",
      ],
    ],
  ])("%s", (rank, speakers) => {
    expect(speakers.map((speaker) => `${speaker}: ${tagsOf(speaker).rank}`)).toEqual(
      speakers.map((speaker) => `${speaker}: ${rank}`),
    );
  });
});

describe("who is known by name has the office of that year", () => {
  test.each<[speaker: string, publishedAt: string | undefined, rank: Rank]>([
    ["Emmanuel Macron", "2023-04-26", HEAD],
    ["Emmanuel Macron", undefined, HEAD],
    ["Emmanuel Macron", "2015-04-26", OTHER],
    ["Antony Blinken", "2023-04-26", FOREIGN],
    ["Hillary Clinton", "2011-05-02", FOREIGN],
    ["Hillary Clinton", "2020-05-02", ANYONE],
    ["Mao Ning", "2024-01-01", MINISTRY],
    ["John Kirby", "2023-04-26", OTHER],
    ["an aide to Emmanuel Macron", "2023-04-26", OTHER],
    ["Emmanuel Macron's adviser", "2023-04-26", OTHER],
  ])("%s on %s", (speaker, publishedAt, rank) => {
    expect(tagsOf(speaker, { publishedAt }).rank).toBe(rank);
  });
});

describe("only officials have another rank than anyone", () => {
  test("whatever the title is made of", () => {
    const word = fc.constantFrom(
      ..."former president of the French senate , and 's foreign minister spokesman analyst opposition White House Kenya ( retired ) now king editor - Macron deputy ministry".split(
        " ",
      ),
    );
    const title = fc.array(word, { maxLength: 9 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(title, title, (speaker, affiliation) => {
        const { role, rank } = tagsOf(speaker, { affiliation });
        expect(rank === ANYONE).toBe(role !== "official");
      }),
      { numRuns: 500 },
    );
  });

  test.each(["statements.jsonl", "invented.jsonl", "reactions.jsonl"])("in %s", (file) => {
    const astray = readLabelled(file).filter(({ statement }) => {
      const { role, rank } = tagger.tagEnglish(statement);
      return (rank === ANYONE) !== (role !== "official");
    });
    expect(astray).toEqual([]);
  });
});
