import { parseStatement } from "../../src/statement/parse-statement.ts";
import type { Statement } from "../../src/statement/statement.ts";

/** Valid statements of one event, every field of which is as long as it may be, but for text and context. */
export function largestStatements(count: number, letter = "欢"): Statement[] {
  const long = letter.repeat(2_000);
  return Array.from({ length: count }, (_, i) =>
    parseStatement({
      id: `${i}-${letter}`.padEnd(128, letter),
      event: "e".repeat(80),
      text: `We welcome it, ${i}.`,
      eventTitle: long,
      keywords: Array.from({ length: 200 }, () => letter.repeat(200)),
      speaker: long,
      affiliation: long,
      place: long,
      outlet: long,
      url: `https://example.org/${i}/${"u".repeat(7_900)}`,
      cue: long,
      article: { hash: `h${i}`, title: long, file: letter.repeat(4_000) },
      meta: { note: "m".repeat(2_000) },
    }),
  );
}
