import { extractArticle } from "../../src/extract-statements.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { growthLine, hasGrown, measureGrowth } from "./growth.ts";
import { HOSTILE_PAGES } from "./hostile-pages.ts";
import { hostileStatement, madePieces, NASTY_PIECES } from "./hostile-statements.ts";
import { HOSTILE_PIECES, HOSTILE_TEXTS, type Made } from "./hostile-texts.ts";

export const options = {
  of: ["statements", "pieces", "texts", "pages"] as readonly string[],
  made: 300,
  length: 32_768,
  seed: 1,
  short: 100_000,
  long: 1_000_000,
};
type Options = typeof options;

export function run(values: Options): number {
  let code = 0;
  if (values.of.includes("statements")) code = tagStatements(values);
  if (values.of.includes("pieces"))
    code = Math.max(
      code,
      readAll(HOSTILE_PIECES, (text) => ({ text }), values),
    );
  if (values.of.includes("texts"))
    code = Math.max(
      code,
      readAll(HOSTILE_TEXTS, (text) => ({ text }), values),
    );
  if (values.of.includes("pages"))
    code = Math.max(
      code,
      readAll(HOSTILE_PAGES, (html) => ({ html }), values),
    );
  return code;
}

/** Statements whose fields are one pattern, as long as the parser lets them be. */
function tagStatements({ made, length, seed }: Options): number {
  const tagger = openTagger(loadLexicons());
  tagger.tag(hostileStatement("We welcome the deal. ")); // compiled before it is timed
  const pieces = [...NASTY_PIECES, ...madePieces(made, seed)];
  const times = pieces.map((piece) => {
    const statement = hostileStatement(piece, length);
    const before = process.cpuUsage();
    tagger.tag(statement);
    const { user, system } = process.cpuUsage(before);
    return { piece, ms: (user + system) / 1000 };
  });

  times.sort((a, b) => b.ms - a.ms);
  console.log(
    `${pieces.length} patterns, texts of ${length} characters, processor time, slowest first`,
  );
  for (const { piece, ms } of times.slice(0, 10)) {
    console.log(`${ms.toFixed(0).padStart(6)} ms  ${JSON.stringify(piece)}`);
  }
  return times[0]!.ms > 1_000 ? 1 : 0;
}

/** Articles of one kind each, at two lengths: time for each 100 kB of the long one over the short one's. */
function readAll(
  kinds: Readonly<Record<string, Made>>,
  articleOf: (content: string) => { text: string } | { html: string },
  lengths: Options,
): number {
  const kindsOf = Object.entries(kinds);
  for (const [, make] of kindsOf) extractArticle(articleOf(make(5_000))); // compiled before it is timed
  console.log("  growth   short    long  (ms of processor time for each 100 kB)");
  const all = kindsOf.map(([name, make]) => {
    const growth = measureGrowth(
      name,
      (length) => {
        const article = articleOf(make(length));
        return () => void extractArticle(article);
      },
      lengths,
    );
    console.log(`${growthLine(growth)}${hasGrown(growth) ? "  GROWS" : ""}`);
    return growth;
  });
  const grown = all.filter(hasGrown).length;
  console.log(`${grown} of ${all.length} kinds take longer than their length tells`);
  return grown > 0 ? 1 : 0;
}
