import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { openTaggingTasks } from "../../src/work/tagging-tasks.ts";
import { misbehave } from "./misbehaving-tagger.ts";

export const { ready, tag } = openTaggingTasks(
  misbehave(openTagger(loadLexicons()), process.env.TRIES_FILE),
);
