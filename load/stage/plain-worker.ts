import { runTaggerProcess } from "../../src/work/tagger-process.ts";
import { openTagging } from "../../src/work/tagging.ts";
import { threadFile } from "../../src/work/thread.ts";

// A worker process with a plain tagger.
await runTaggerProcess(process.env, () =>
  openTagging({ file: threadFile("plain-thread", import.meta.url) }),
);
