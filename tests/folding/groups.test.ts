import fc from "fast-check";
import { expect, test } from "vitest";
import type { FoldLink, Pair } from "../../src/counting/folds.ts";
import { changesBetween } from "../../src/folding/changes.ts";
import { type Foldable, findGroups } from "../../src/folding/groups.ts";
import type { Wording } from "../../src/folding/wording.ts";
import { loadFoldWords } from "../../src/lexicons/load-fold-words.ts";
import { editedPairs } from "./edits.ts";
import { lookAlikes } from "./look-alikes.ts";

const lexicon = loadFoldWords();
const PAUSE = "We welcome the pause in the strait, which gives the fleets time to come home.";
const FORM = "The pause is a first step, and the second one must follow before the winter.";

function wording(utterance: string, given: Partial<Wording> = {}): Wording {
  const nobody = { affiliation: null, country: null };
  return {
    utterance,
    id: utterance,
    instant: 1,
    text: PAUSE,
    speaker: "Ada Berg",
    ...nobody,
    ...given,
  };
}

function fold(wordings: Wording[], given: Partial<Foldable> = {}): FoldLink[] {
  const nothing = { quotations: [], links: [], textless: new Set<string>() };
  return findGroups(
    { ...nothing, decisions: { together: [], apart: [] }, wordings, ...given },
    lexicon,
  );
}

/** The groups of utterances, each sorted. */
function groups(links: readonly FoldLink[]): string[][] {
  const names = [...new Set(links.map(({ group }) => group))].toSorted();
  return names.map((name) =>
    links
      .filter(({ group }) => group === name)
      .map(({ utterance }) => utterance)
      .toSorted(),
  );
}

const apart = (...pairs: Pair[]) => ({ decisions: { together: [], apart: pairs } });
const together = (...pairs: Pair[]) => ({ decisions: { together: pairs, apart: [] } });

test("a group is named for its earliest utterance, undated last, then the smallest key", () => {
  const named = (...list: Wording[]) => fold(list)[0]?.group;
  expect(named(wording("a", { instant: 2 }), wording("b", { instant: 1 }))).toBe("b");
  expect(named(wording("a", { instant: null }), wording("b", { instant: 1 }))).toBe("b");
  expect(named(wording("b"), wording("a"))).toBe("a");
});

test("groups do not depend on the order in which utterances come", () => {
  const pairs = [...editedPairs(60, 3).map(({ pair }) => pair), ...lookAlikes().slice(0, 60)];
  const wordings = pairs.flat().map((said, i) => wording(`u${i}`, { ...said, instant: i % 7 }));
  const links = fold(wordings);
  expect(links.length).toBeGreaterThan(50);
  const sortedLinks = (list: FoldLink[]) =>
    list.toSorted((a, b) => (a.utterance < b.utterance ? -1 : 1));
  fc.assert(
    fc.property(fc.shuffledSubarray(wordings, { minLength: wordings.length }), (shuffled) => {
      // Nor on how they are folded already.
      expect(sortedLinks(fold(shuffled, { links }))).toEqual(sortedLinks(links));
    }),
    { numRuns: 20 },
  );
});

const NAMESAKES: [what: string, speakers: string[], expected: string[][]][] = [
  ["a surname alone is the one person who has it", ["Ada Berg", "Berg"], [["0", "1"]]],
  ["a surname that two persons have is neither", ["Ada Berg", "Berg", "Otto Berg"], []],
  [
    "but for an office that only one of them has",
    ["minister Ada Berg", "minister Berg", "captain Otto Berg"],
    [["0", "1"]],
  ],
  [
    "an initial is enough, another one is another person",
    ["Ada Berg", "A. Berg", "O. Berg"],
    [["0", "1"]],
  ],
  ["two full names are two persons", ["Ada Berg", "Otto Berg"], []],
  ["a surname with another office may be somebody else", ["captain Berg", "minister Ada Berg"], []],
  [
    "a body speaks through its spokesman",
    ["Harbour Union", "Harbour Union spokesman"],
    [["0", "1"]],
  ],
];

test.each(NAMESAKES)("%s", (_, speakers, expected) => {
  const wordings = speakers.map((speaker, i) => wording(String(i), { speaker }));
  expect(groups(fold(wordings))).toEqual(expected);
});

test("the same office in two countries is two speakers", () => {
  const of = (country: string) =>
    wording(country, { speaker: "a foreign ministry spokesman", country });
  expect(fold([of("NO"), of("SE")])).toEqual([]);
});

test("what stands between two that differ joins neither pair of them", () => {
  const send = (n: string) => `${PAUSE} We will send ${n} boats to the bay before the storm comes.`;
  const list = [
    wording("five", { text: send("5") }),
    wording("fifty", { text: send("50") }),
    wording("cut", { text: PAUSE }),
  ];
  const found = groups(fold(list));
  expect(found).toHaveLength(1);
  expect(found[0]).not.toEqual(expect.arrayContaining(["five", "fifty"]));
});

test("what was parted by hand stays apart, also by way of a third", () => {
  const list = [wording("a"), wording("b"), wording("c")];
  expect(groups(fold(list))).toEqual([["a", "b", "c"]]);
  expect(groups(fold(list, apart(["a", "b"], ["b", "c"])))).toEqual([["a", "c"]]);
});

test("what was joined by hand stays together, whatever it says", () => {
  const other = wording("other", { text: "Nobody asked us.", speaker: "Otto Lind" });
  const links = fold([wording("a"), other], together(["a", "other"]));
  expect(groups(links)).toEqual([["a", "other"]]);
  expect(links.map(({ by }) => by)).toEqual(["hand", "hand"]);
});

test("folds of which a text is gone stay as they are", () => {
  const links: FoldLink[] = ["a", "b", "c"].map((utterance) => ({
    utterance,
    group: "a",
    similarity: 0.9,
    by: "words",
  }));
  const changed = wording("c", { text: FORM });
  const textless = new Set(["a"]);
  expect(groups(fold([wording("b"), changed], { links, textless }))).toEqual([["a", "b", "c"]]);
  // One that counts no more holds nothing together.
  expect(groups(fold([wording("b"), changed], { links }))).toEqual([]);
  expect(groups(fold([wording("a"), wording("b"), changed], { links }))).toEqual([["a", "b"]]);
});

const quoted = (utterance: string, start: number, end: number, speaker = "ada berg") => ({
  utterance,
  speaker,
  start,
  end,
});

test.each([
  ["goes on where its attribution ends", quoted("b", 51, 90), [["a", "b"]]],
  ["does not go on in the next paragraph", quoted("b", 52, 90), []],
  ["is not another speaker's", quoted("b", 51, 90, "otto lind"), []],
])("a quotation %s", (_, second, expected) => {
  const list = [wording("a"), wording("b", { text: FORM })];
  const links = fold(list, { quotations: [[quoted("a", 0, 50), second]] });
  expect(groups(links)).toEqual(expected);
});

test("whole and parts of a quotation that goes on are one statement", () => {
  const list = [
    wording("a"),
    wording("b", { text: FORM }),
    wording("all", { text: `“${PAUSE}” she said. “${FORM}”` }),
    wording("reprint", { text: FORM.replace(",", ""), speaker: "Berg" }),
  ];
  const links = fold(list, { quotations: [[quoted("a", 0, 50), quoted("b", 51, 99)]] });
  expect(groups(links)).toEqual([["a", "all", "b", "reprint"]]);
});

const link = (utterance: string, group: string): FoldLink => ({
  utterance,
  group,
  similarity: 1,
  by: "words",
});

test("changes give each group that changes whole, and none where nothing does", () => {
  const before = [link("a", "a"), link("b", "a"), link("x", "x"), link("y", "x")];
  expect(changesBetween(before, before)).toEqual([]);
  const after = [link("b", "b"), link("c", "b"), link("x", "x"), link("y", "x")];
  expect(changesBetween(before, after)).toEqual([
    [
      { utterance: "a", link: null },
      { utterance: "b", link: link("b", "b") },
      { utterance: "c", link: link("c", "b") },
    ],
  ]);
});
