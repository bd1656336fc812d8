import { loadLexicons } from "../lexicons/load-lexicons.ts";
import { openTagger } from "../tagging/open-tagger.ts";
import { openTaggingTasks } from "./tagging-tasks.ts";

// The thread that tags has only this file.
export const { ready, tag } = openTaggingTasks(openTagger(loadLexicons()));
