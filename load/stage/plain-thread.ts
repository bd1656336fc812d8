import { openTaggingTasks } from "../../src/work/tagging-tasks.ts";
import { openPlainTagger } from "./plain-tagger.ts";

const { TAGGER_NAME = "plain", TAGGER_EPOCH = "1" } = process.env;

export const { ready, tag } = openTaggingTasks(openPlainTagger(TAGGER_NAME, Number(TAGGER_EPOCH)));
