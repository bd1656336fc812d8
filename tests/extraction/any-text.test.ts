import fc from "fast-check";
import { expect, test } from "vitest";
import { extract, said } from "./reading.ts";

// Texts put together from what the rules look for, so that they end, break off and meet in every way.
const REPORTING =
  "said|said that|told|told reporters that|asked|welcomed|rejected|accused|urged|vowed to|called it|was welcomed by|was called|according to|in the words of|saying|added|, who thanked|which called it|did not respond|had told|is how|For|In his view|As|with|reported|noted|warned|remarked|wrote|for|by|to|as|that";
const NAMES =
  "Anna Berg|Mr. Lund|The minister|the ministry|Tokyo|He|she|it|they|its president|Analysts|the mayor, Ida Holm,|a spokesman for the union|MS. BERG|Germany|residents|nobody|the Harbour Union|who|which|the";
const WORDS =
  "the treaty|was|is|has|had|it was late|a sad day|would fall|and|but|while|not|never|yesterday|on Monday|in Oslo|two|of|proud of|nothing";
const MARKS =
  ".|,|:|;|?|!|…|—|–|-|“|”|\"|'|‘|’|«|»|(|)|[|]|“It is good.”|“a farce”|‘too early’|*|...|😀";
const BREAKS =
  "\n|\n\n|\n\n- |\n- |\n• |\n\n* |\n– |\n— |\n> |\n\n# |\n\nKENYA\n\n|\n\nMS. BERG: |\r\n";

const pieces = (list: string) => fc.constantFrom(...list.split("|"));
const piece = fc.oneof(
  { weight: 5, arbitrary: pieces(REPORTING) },
  { weight: 5, arbitrary: pieces(NAMES) },
  { weight: 3, arbitrary: pieces(WORDS) },
  { weight: 4, arbitrary: pieces(MARKS) },
  { weight: 2, arbitrary: pieces(BREAKS) },
);
const words = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 6 }),
  fc.array(piece, { minLength: 1, maxLength: 30 }),
);
const text = words.map(
  (some) => `Reactions to the harbour treaty\n\nIt was signed.\n\n${some.join(" ")}`,
);

const RUNS = { seed: 20_260, numRuns: Number(process.env.READOUT_FUZZ_RUNS ?? 20_000) };

test("no text makes the extraction throw", () => {
  fc.assert(
    fc.property(text, (all) => void extract({ text: all })),
    RUNS,
  );
});

test.each(["- ", "• ", "* ", "– ", "— ", "> ", ""])(
  "a sentence after %j that breaks off behind its verb says nothing",
  (bullet) => {
    expect(said("It was signed.", `${bullet}“a farce” is how`)).toEqual([]);
    for (const speaker of ["The minister", "Anna Berg", "Tokyo", "He"]) {
      for (const verb of ["said that", "told reporters that", "urged that", "noted that", "said"]) {
        expect(
          said("It was signed.", `${bullet}${speaker} ${verb}`, `${bullet}It rained.`),
        ).toEqual([]);
      }
    }
  },
);
