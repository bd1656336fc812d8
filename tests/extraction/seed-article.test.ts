import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extract } from "./reading.ts";

// The article is not ours to ship: its address is in the environment where there is a copy of it.
const file = process.env.READOUT_SEED_ARTICLE ?? "";

const table = readFileSync(new URL("seed-article.tsv", import.meta.url), "utf8");
const [, ...rows] = table
  .trim()
  .split("\n")
  .filter((line) => !line.startsWith("#"))
  .map((line) => line.split("\t"));

test.skipIf(!existsSync(file))(
  "the seed article (READOUT_SEED_ARTICLE) gives what reading it by eye gave",
  () => {
    const text = readFileSync(file, "utf8");
    const statements = extract({ text, eventTitle: "Xi Jinping phones Volodymyr Zelensky" });
    const found = statements.map(({ span, speaker, cue }) => ({ ...span, speaker, cue }));
    expect(found).toHaveLength(rows.length);
    for (const [index, [start, end, speaker, cue]] of rows.entries()) {
      expect(found[index]).toMatchObject({ start: Number(start), end: Number(end), cue });
      expect(found[index]!.speaker?.toLowerCase()).toContain(speaker!.toLowerCase());
    }
    for (const { span, text: said } of statements)
      expect(text.slice(span!.start, span!.end)).toBe(said);
  },
);

test("most of what was read in the seed article is good", () => {
  const good = rows.filter(([, , , , verdict]) => verdict === "good");
  expect(good.length / rows.length).toBeGreaterThan(0.8);
});
