import { runTaggerProcess } from "../../src/work/tagger-process.ts";
import { openTagging } from "../../src/work/tagging.ts";
import { threadFile } from "../../src/work/thread.ts";

// A worker process whose tagger misbehaves where a text tells it to.
const { CHUNK_MS = "30000", STATEMENT_MS = "5000", MAX_MEMORY_MB = "512" } = process.env;
await runTaggerProcess(process.env, () =>
  openTagging({
    file: threadFile("misbehaving-thread", import.meta.url),
    limits: { chunkMs: Number(CHUNK_MS), statementMs: Number(STATEMENT_MS) },
    maxMemoryMb: Number(MAX_MEMORY_MB),
  }),
);
