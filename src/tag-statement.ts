import { loadLexicons } from "./lexicons/load-lexicons.ts";
import { parseStatement } from "./statement/parse-statement.ts";
import type { StatementInput } from "./statement/statement-input.ts";
import type { Mention } from "./statement/tags.ts";
import { openTagger } from "./tagging/open-tagger.ts";
import type { Tagger } from "./tagging/tagger.ts";

let tagger: Tagger | undefined;

/**
 * The statement with its tags, or set aside for its language; it gets an id where it has none. The first call reads
 * the lexicons, which takes some 100 ms. Throws InvalidStatementError.
 */
export function tagStatement(given: StatementInput): Mention {
  const statement = parseStatement(given);
  tagger ??= openTagger(loadLexicons());
  return { ...statement, tags: tagger.tag(statement) };
}
