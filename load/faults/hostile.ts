import { extractArticle } from "../../src/extract-statements.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { growthLine, hasGrown, measureGrowth } from "./growth.ts";
import { HOSTILE_BYTES, readHostileBytes } from "./hostile-bytes.ts";
import { HOSTILE_PAGES } from "./hostile-pages.ts";
import { hostileStatement, madePieces, NASTY_PIECES } from "./hostile-statements.ts";
import { HOSTILE_PIECES, HOSTILE_TEXTS } from "./hostile-texts.ts";

export const options = {
  of: ["statements", "bytes", "pieces", "texts", "pages"] as readonly string[],
  made: 300,
  length: 32_768,
  seed: 1,
  short: 100_000,
  long: 1_000_000,
};
type Options = typeof options;

export async function run(values: Options): Promise<number> {
  const readText = (text: string) => void extractArticle({ text });
  const readPage = (html: string) => void extractArticle({ html });
  const programs: Record<string, () => number | Promise<number>> = {
    statements: () => tagStatements(values),
    bytes: () => readAll(HOSTILE_BYTES, readHostileBytes, values),
    pieces: () => readAll(HOSTILE_PIECES, readText, values),
    texts: () => readAll(HOSTILE_TEXTS, readText, values),
    pages: () => readAll(HOSTILE_PAGES, readPage, values),
  };
  let code = 0;
  for (const name of values.of) code = Math.max(code, (await programs[name]?.()) ?? 0);
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

/** What is made of one thing each, at two lengths: time for each 100 kB of the long one over the short one's. */
async function readAll<Content>(
  kinds: Readonly<Record<string, (length: number) => Content>>,
  read: (content: Content) => void | Promise<void>,
  lengths: Options,
): Promise<number> {
  const kindsOf = Object.entries(kinds);
  for (const [, make] of kindsOf) await read(make(5_000)); // compiled before it is timed
  console.log("  growth   short    long  (ms of processor time for each 100 kB)");
  let grown = 0;
  for (const [name, make] of kindsOf) {
    const readMade = (length: number) => {
      const content = make(length);
      return () => read(content);
    };
    const growth = await measureGrowth(name, readMade, lengths);
    console.log(`${growthLine(growth)}${hasGrown(growth) ? "  GROWS" : ""}`);
    if (hasGrown(growth)) grown += 1;
  }
  console.log(`${grown} of ${kindsOf.length} kinds take longer than their length tells`);
  return grown > 0 ? 1 : 0;
}
