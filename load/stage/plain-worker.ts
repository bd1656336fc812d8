import { runTaggerProcess } from "../../src/work/tagger-process.ts";
import { openTagging } from "../../src/work/tagging.ts";

// A worker process with a plain tagger.
await runTaggerProcess(process.env, () =>
  openTagging({ file: new URL("./plain-thread.ts", import.meta.url) }),
);
