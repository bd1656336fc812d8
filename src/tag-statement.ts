import { loadLexicons } from "./lexicons/load-lexicons.ts";
import type { Statement } from "./statement/statement.ts";
import type { Mention } from "./statement/tags.ts";
import { openTagger } from "./tagging/open-tagger.ts";
import type { Tagger } from "./tagging/tagger.ts";

let tagger: Tagger | undefined;

/** The statement with its tags, or set aside for its language; the first call reads the lexicons, which takes some 100 ms. */
export function tagStatement(statement: Statement): Mention {
  tagger ??= openTagger(loadLexicons());
  return { ...statement, tags: tagger.tag(statement) };
}
