import { workerData } from "node:worker_threads";
import { loadTagger } from "../taggers.ts";
import {
  openTaggingTasks,
  type Tagged,
  type TaggerModel,
  type TaggingTask,
  type TaggingTasks,
} from "./tagging-tasks.ts";

// The thread that tags with a tagger of the user's own runs this file and calls its exports.

let opening: Promise<TaggingTasks> | undefined;

function open(): Promise<TaggingTasks> {
  const { tagger } = workerData as { tagger: string };
  return (opening ??= loadTagger(tagger).then(openTaggingTasks));
}

export async function ready(): Promise<TaggerModel> {
  return (await open()).ready();
}

export async function tag(task: TaggingTask): Promise<Tagged> {
  return (await open()).tag(task);
}
