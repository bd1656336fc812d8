import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { readShipped, tagAll, tagsDigest } from "./tags-digest.ts";

// The rows are tagged forwards and backwards, as what was read before must not count.
const statements = readShipped();
const forwards = tagsDigest(tagAll(statements, openTagger(loadLexicons())));
const backwards = tagsDigest(tagAll(statements.toReversed(), openTagger(loadLexicons())).reverse());
console.log(`${statements.length} statements, Node ${process.versions.node}, sha256 ${forwards}`);
if (backwards !== forwards) throw new Error(`tagged backwards: ${backwards}`);
