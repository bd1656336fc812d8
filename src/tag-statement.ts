import { loadLexicons } from "./lexicons/load-lexicons.ts";
import type { Statement } from "./statement/statement.ts";
import type { TaggedStatement } from "./statement/tags.ts";
import { openTagger } from "./tagging/open-tagger.ts";
import type { Tagger } from "./tagging/tagger.ts";

let tagger: Tagger | undefined;

/** The statement with its tags; the first call reads the lexicons, which takes some 100 ms. */
export function tagStatement(statement: Statement): TaggedStatement {
  tagger ??= openTagger(loadLexicons());
  return { ...statement, tags: tagger.tag(statement) };
}
