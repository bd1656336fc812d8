import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { openTaggingTasks } from "./tagging-tasks.ts";

// The whole of a thread that tags.
export const { ready, tag } = openTaggingTasks(openTagger(loadLexicons()));
