import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { openTaggingTasks } from "./tagging-tasks.ts";

// The thread that tags runs this file and calls its exports.
export const { ready, tag } = openTaggingTasks(openTagger(loadLexicons()));
