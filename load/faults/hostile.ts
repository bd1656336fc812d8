import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { hostileStatement, madePieces, NASTY_PIECES } from "./hostile-statements.ts";

export const options = { made: 300, length: 32_768, seed: 1 };

export function run({ made, length, seed }: typeof options): number {
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
