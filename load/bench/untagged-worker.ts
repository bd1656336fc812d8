import { runTaggerProcess } from "../../src/work/tagger-process.ts";
import { openTagging } from "../../src/work/tagging.ts";

// A worker process that counts without tagging.
await runTaggerProcess(process.env, () =>
  openTagging({ file: new URL("./untagged-thread.ts", import.meta.url) }),
);
